import { type Check, expectNone } from '../check.ts';

export const check: Check = {
  id: 'XV-1',
  kind: 'static',
  promise: 'processes run as 10001:10001 on a read-only root, without capabilities or new privileges',
  does: 'reads USER of the last stage, and what compose takes from the processes',
  run({ project: { stages, processes } }) {
    const wrong: string[] = [];
    const user = stages
      .at(-1)
      ?.instructions.filter(({ keyword }) => keyword === 'USER')
      .at(-1)?.text;
    if (user !== '10001:10001') wrong.push(`USER ${user ?? 'is missing: root'}`);
    for (const [name, service] of Object.entries(processes)) {
      if (service.user !== undefined && service.user !== '10001:10001')
        wrong.push(`${name}: user ${service.user}`);
      if (service.read_only !== true) wrong.push(`${name}: its root can be written`);
      if (!service.cap_drop?.includes('ALL')) wrong.push(`${name}: capabilities are kept`);
      if (!service.security_opt?.some((option) => /^no-new-privileges(:true)?$/.test(option)))
        wrong.push(`${name}: new privileges can be gained`);
      if (service.privileged) wrong.push(`${name} is privileged`);
    }
    expectNone(wrong, 'USER 10001:10001, read_only, cap_drop: [ALL], no-new-privileges');
    return `USER ${user}; ${Object.keys(processes).join(', ')} hardened in compose`;
  },
};
