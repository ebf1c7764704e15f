import type { Blueprint, Process } from './blueprint.ts';

/** A path with its loop unrolled, and what the loop stands at. */
export interface Unrolled {
  readonly path: string;
  readonly process?: Process;
}

/** What a path may loop over: a segment such as `deployment-[process].yaml` stands for one file of each. */
const LOOPS: Readonly<Record<string, (process: Process) => boolean>> = {
  process: () => true,
  background: ({ http }) => !http,
};

/** The paths that a template's path stands for. */
export function unroll(path: string, app: Blueprint): readonly Unrolled[] {
  const loop = path.includes('[') && /\[(\w+)\]/.exec(path);
  if (!loop) return [{ path }];
  const [hole, name = ''] = loop;
  const includes = LOOPS[name];
  if (!includes)
    throw new Error(`${path} loops over ${name}, which is none of ${Object.keys(LOOPS).join(', ')}`);
  return app.processes
    .filter(includes)
    .map((process) => ({ path: path.replace(hole, process.name), process }));
}
