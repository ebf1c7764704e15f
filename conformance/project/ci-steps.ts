import { parse } from 'yaml';
import type { Project } from './project.ts';
import { workflows } from './traits.ts';

interface Step {
  readonly name?: string;
  readonly run?: string;
  readonly uses?: string;
}

/** The commands by which CI checks and tests the source, in its order: what needs Docker or the platform is left out. */
export function sourceSteps(project: Project): string[] {
  const [path] = workflows(project);
  const workflow = parse(project.read(path ?? '') ?? '') as {
    jobs?: Record<string, { steps?: Step[] }>;
  } | null;
  const steps = Object.values(workflow?.jobs ?? {}).flatMap((job) => job.steps ?? []);
  const commands = steps.flatMap((step) => {
    if (!step.uses?.startsWith('./')) return step.run ?? [];
    const action = parse(project.read(`${step.uses.slice(2)}/action.yml`) ?? '') as {
      runs?: { steps?: Step[] };
    };
    return (action?.runs?.steps ?? []).flatMap(({ run }) => run ?? []);
  });
  const here = commands.filter(
    (command) => !/\bdocker\b|\$\{\{|\$\{?GITHUB_|\bgit (describe|switch|diff)\b/.test(command),
  );
  return [...new Set(here)];
}
