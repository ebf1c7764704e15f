import { environment, places, type Reader, text, type Value, yaml } from './seen.ts';

/** Seconds from SIGTERM to SIGKILL, for every dyno: nothing changes it. */
const GRACE = 30;

export const heroku: Reader = (files) => {
  const app = JSON.parse(text(files, 'app.json'));
  const [{ run, release, build }] = yaml(files, 'heroku.yml') as [any];
  const lines = text(files, 'Procfile').trim().split('\n');
  const types = Object.fromEntries(lines.map((line) => line.split(/: (?:exec )?(.*)/).slice(0, 2)));
  const script = text(files, 'deploy/heroku/deploy.sh');
  const required: Record<string, Value> = { PORT: { from: 'Heroku' } };
  for (const [name, { value, required: asked }] of Object.entries<any>(app.env))
    Object.assign(required, asked ? { [name]: { from: 'config vars' } } : environment([[name, value]]));
  for (const { as, plan } of app.addons) required[`${as}_URL`] = { from: plan };
  return {
    processes: Object.keys(app.formation).map((name) => ({
      name,
      // One command in three files: for Heroku's own builds, for images, for foreman.
      command: agreed([
        types[name],
        (run[name]?.command?.[0] ?? run[name])?.replace('exec ', ''),
        JSON.parse(new RegExp(`^push ${name} '(.*)'$`, 'm').exec(script)?.[1] ?? '[]').join(' '),
      ]),
      environment: required,
      instances: app.formation[name].quantity,
      overlaps: false,
      preStop: 0,
      grace: GRACE,
    })),
    images: [/\*@sha256:\*\) ;;/.test(script) && Object.keys(build.docker).includes('web') ? '${IMAGE}' : ''],
    release: [
      ...places(script, /^push release '\["app", "migrate"\]'$/m, /^api formation /m),
      types['release'] === 'app migrate' && release?.command[0] === 'app migrate' ? Infinity : undefined,
    ],
  };
};

function agreed(commands: readonly (string | undefined)[]): readonly string[] {
  const [first, ...rest] = commands;
  return rest.every((command) => command === first)
    ? (first?.split(' ') ?? [])
    : [`${commands.join(' or ')}`];
}
