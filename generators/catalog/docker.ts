import type { Blueprint } from '../core/blueprint.ts';
import type { Refusal } from '../core/feature.ts';

/** A logging driver is Docker's: elsewhere the platform collects what a process writes, and there is nothing to set. */
export function onDocker({ targets, logs }: Blueprint): Refusal | undefined {
  if (targets.some(({ docker }) => docker)) return undefined;
  return {
    flag: '--logs',
    reason: `${logs} is a logging driver of Docker, and Docker runs none of the targets: add compose or swarm to --targets, or choose none`,
  };
}
