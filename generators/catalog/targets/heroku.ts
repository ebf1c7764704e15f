import type { Target } from '../../core/feature.ts';

const NAME_LENGTH = 30;
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
  refuses: ({ name, shutdown }) => {
    if (name.length > NAME_LENGTH)
      return {
        flag: '--name',
        reason: `its names have at most ${NAME_LENGTH} characters, and this one has ${name.length}`,
      };
    if (shutdown.timeout + shutdown.margin > GRACE)
      return {
        flag: '--targets',
        reason: `it kills after ${GRACE} s, and SHUTDOWN_TIMEOUT is ${shutdown.timeout}`,
      };
    return undefined;
  },
};
