import { type Check, expectNone } from '../check.ts';
import { wordsOf } from '../project/compose.ts';
import { execForm } from '../project/dockerfile.ts';

export const check: Check = {
  id: 'V-4',
  kind: 'static',
  promise: 'the command is CMD ["app", "web"] in exec form, and starting builds and installs nothing',
  does: 'reads CMD and ENTRYPOINT of the last stage, and the commands of compose',
  run({ project: { stages, compose, processes } }) {
    const wrong: string[] = [];
    const last = stages.at(-1)?.instructions ?? [];
    const of = (keyword: string) => last.filter((each) => each.keyword === keyword).at(-1)?.text;
    const words = execForm(of('CMD') ?? '');
    if (words?.join(' ') !== 'app web') wrong.push(`CMD ${of('CMD') ?? 'is missing'}`);
    const entry = of('ENTRYPOINT');
    if (entry !== undefined && !/^\["(\/\S*\/)?(tini|dumb-init|catatonit)"(, *"--?\w*")*\]$/.test(entry))
      wrong.push(`ENTRYPOINT ${entry}`);
    const own = new Set(Object.values(processes).map(({ image }) => image));
    for (const [name, service] of Object.entries(compose.services)) {
      if (!service.build && !own.has(service.image)) continue;
      const command = wordsOf(service.command);
      if (command[0] !== 'app' || command.some((word) => /[;&|]/.test(word)))
        wrong.push(`compose.yaml ${name}: ${command.join(' ')}`);
    }
    expectNone(wrong, 'CMD ["app", "web"], no entry point but an init, and `app COMMAND` in compose');
    return `CMD ["app", "web"]; compose runs ${Object.keys(processes).join(', ')} as app COMMAND`;
  },
};
