import type { Blueprint } from '../../core/blueprint.ts';
import type { Refusal, Target } from '../../core/feature.ts';
import { graceWithin, nameWithin, oneListener } from '../limits.ts';

/** The shortest and the longest name of an app. */
const NAME_LENGTH = { shortest: 3, longest: 30 };
/** Seconds from SIGTERM to SIGKILL, for every app. */
const GRACE = 30;

export const heroku: Target = {
  kind: 'target',
  id: 'heroku',
  title: 'Heroku',
  summary: 'dynos from a container image, add-ons for the services',
  purposes: {
    Procfile: 'the processes, for Heroku and for foreman',
    'app.json': 'Heroku: variables, add-ons, dynos',
    'heroku.yml': 'Heroku: how the image is built and run',
    'deploy/heroku/': 'Heroku: what releases an image',
  },
  refuses: (app) =>
    oneListener(app) ??
    nameWithin(app, NAME_LENGTH.longest, 'the name of an app') ??
    shortName(app) ??
    // The router stops sending by itself: a dyno has no preStop.
    graceWithin({ ...app, shutdown: { ...app.shutdown, preStop: 0 } }, GRACE),
};

function shortName({ name }: Blueprint): Refusal | undefined {
  if (name.length >= NAME_LENGTH.shortest) return undefined;
  return { flag: '--name', reason: `the name of an app has at least ${NAME_LENGTH.shortest} characters` };
}
