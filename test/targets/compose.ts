import { environment, preset, type Reader, type Value, yaml } from './seen.ts';

export const compose: Reader = (files, app) => {
  const [{ services }] = yaml(files, 'compose.yaml') as [{ services: Record<string, any> }];
  const [production] = yaml(files, 'compose.prod.yaml');
  const own = Object.entries(services).filter(
    ([name]) => name !== 'migrate' && !app.services.some(({ id }) => id === name),
  );
  return {
    processes: own.map(([name, service]) => ({
      name,
      command: service.command,
      environment: Object.fromEntries(
        Object.entries(environment(Object.entries(service.environment))).map(([variable, value]) => [
          variable,
          'literal' in value ? attached(value.literal) : value,
        ]),
      ),
      instances: service.deploy?.replicas ?? 1,
      overlaps: false,
      preStop: 0,
      grace: Number.parseInt(service.stop_grace_period, 10),
    })),
    images: own.map(([name]) => production.services[name].image),
    release: own.map(([, service]) =>
      service.depends_on?.migrate?.condition === 'service_completed_successfully' ? 0 : undefined,
    ),
  };
};

/** A URL into the compose network holds no secret of its own: its password comes from `.env`. */
function attached(value: string): Value {
  const literal = preset(value);
  if (!literal.includes('://')) return { literal };
  const password = /:\/\/[^/@:]*:([^@]*)@/.exec(literal)?.[1];
  return password === undefined || password.startsWith('${') ? { from: literal } : { literal };
}
