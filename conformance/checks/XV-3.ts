import { parse } from 'yaml';
import { type Check, expectNone } from '../check.ts';
import { needs } from '../project/traits.ts';

export const check: Check = {
  id: 'XV-3',
  kind: 'static',
  promise: 'CI pins every action by commit, grants itself nothing by default, and keeps no credentials',
  does: 'reads uses:, permissions: and persist-credentials: of every workflow and local action',
  exempt: needs.ci,
  run({ project }) {
    const wrong: string[] = [];
    let actions = 0;
    for (const path of project.files.filter((each) =>
      /^\.github\/(workflows|actions)\/.*\.ya?ml$/.test(each),
    )) {
      const text = project.read(path) ?? '';
      for (const [, used = ''] of text.matchAll(/\buses: *["']?([^\s"']+)/g)) {
        actions += 1;
        if (!used.startsWith('./') && !/@[0-9a-f]{40}$/.test(used)) wrong.push(`${path}: ${used}`);
      }
      if (!path.startsWith('.github/workflows/')) continue;
      const { permissions } = (parse(text) ?? {}) as { permissions?: unknown };
      if (JSON.stringify(permissions) !== '{}' && JSON.stringify(permissions) !== '{"contents":"read"}')
        wrong.push(`${path}: permissions ${JSON.stringify(permissions) ?? 'are not stated'}`);
      const checkouts = text.match(/actions\/checkout@/g)?.length ?? 0;
      const kept = checkouts - (text.match(/persist-credentials: false/g)?.length ?? 0);
      if (kept > 0) wrong.push(`${path}: ${kept} checkouts keep their credentials`);
      if (/run:.*\$\{\{ *github\.event\./.test(text))
        wrong.push(`${path}: an event's text becomes a command`);
    }
    expectNone(wrong, 'actions by commit, no permissions by default');
    return `${actions} uses of actions, all pinned`;
  },
};
