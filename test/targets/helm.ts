import { environment, places, type Reader, text, yaml } from './seen.ts';

const CHART = 'deploy/helm/chart';

export const helm: Reader = (files) => {
  const [values] = yaml(files, `${CHART}/values.yaml`);
  const { preStop, timeout, margin } = values.shutdown;
  const keys = values.secret.keys.map((name: string) => [`${name}_FILE`, `/run/secrets/app/${name}`]);
  const platform = [
    ['PORT', String(values.port)],
    ['SHUTDOWN_TIMEOUT', String(timeout)],
  ] as const;
  const hooks = files.get(`${CHART}/templates/migrate.yaml`) ?? '';
  const helpers = text(files, `${CHART}/templates/_helpers.tpl`);
  return {
    processes: Object.entries<any>(values.processes).map(([name, process]) => ({
      name,
      command: process.command,
      environment: environment([...Object.entries<string>(values.config), ...platform, ...keys]),
      instances: process.singleton ? 1 : process.replicas.min,
      overlaps: !process.singleton,
      preStop: process.http ? preStop : 0,
      grace: preStop + timeout + margin,
    })),
    // Nothing but a digest can be put after the @, and one has to be.
    images: [/printf "%s@%s" .*required/.test(helpers) ? '${IMAGE}' : helpers],
    release: places(
      hooks,
      /kind: ConfigMap/,
      /hook-weight: "-5"/,
      /kind: Job/,
      /hook-weight: "0"/,
      /app", "migrate/,
    ),
  };
};
