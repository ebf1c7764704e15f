import { environment, places, preset, type Reader, text, yaml } from './seen.ts';

export const swarm: Reader = (files) => {
  const [{ services, secrets }] = yaml(files, 'deploy/swarm/stack.yaml') as [Record<string, any>];
  const script = text(files, 'deploy/swarm/deploy.sh');
  return {
    processes: Object.entries(services as Record<string, any>).map(([name, service]) => {
      const entries = Object.entries<string>(service.environment).filter(
        // A file is a reference where the secret is there, and comes from outside of the stack.
        ([variable]) =>
          !variable.endsWith('_FILE') ||
          (service.secrets?.includes(variable.slice(0, -5)) && secrets[variable.slice(0, -5)]?.external),
      );
      return {
        name,
        command: service.command,
        environment: environment(entries.map(([variable, value]) => [variable, preset(value)])),
        instances: Number(preset(service.deploy.replicas)),
        overlaps: service.deploy.update_config.order === 'start-first',
        preStop: 0,
        grace: Number.parseInt(service.stop_grace_period, 10),
      };
    }),
    images: Object.values(services as Record<string, any>).map(({ image }) => image),
    release: places(script, /^\.\/run\.sh "\$IMAGE" app migrate$/m, / docker stack deploy --/),
  };
};
