import { cloudRun } from './cloud-run.ts';
import { compose } from './compose.ts';
import { fly } from './fly.ts';
import { helm } from './helm.ts';
import { heroku } from './heroku.ts';
import { kubernetes } from './kubernetes.ts';
import { render } from './render.ts';
import type { Reader } from './seen.ts';
import { swarm } from './swarm.ts';

/** How each target's manifests are read, by its id. */
export const readers: Readonly<Record<string, Reader>> = {
  compose,
  swarm,
  kubernetes,
  helm,
  heroku,
  fly,
  render,
  'cloud-run': cloudRun,
};
