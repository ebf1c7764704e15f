import { environment, places, type Reader, text, type Value, yaml } from './seen.ts';

export const render: Reader = (files, app) => {
  const [{ services, envVarGroups, databases }] = yaml(files, 'render.yaml') as [any];
  const own = services.filter(({ dockerCommand }: any) => dockerCommand !== undefined);
  const names = [...services, ...(databases ?? [])].map(({ name }: any) => name);
  const value = (entry: any): Readonly<Record<string, Value>> => {
    if (entry.fromGroup) {
      const group = envVarGroups.find(({ name }: any) => name === entry.fromGroup);
      return environment(group.envVars.map(({ key, value: preset }: any) => [key, preset]));
    }
    const from = entry.fromDatabase ?? entry.fromService;
    if (from) return names.includes(from.name) ? { [entry.key]: { from: from.name } } : {};
    return { [entry.key]: entry.sync === false ? { from: 'the dashboard' } : { literal: entry.value } };
  };
  const script = text(files, 'deploy/render/deploy.sh');
  const web = own.find(({ type }: any) => type === 'web');
  return {
    processes: own.map((service: any) => ({
      name: service.name.slice(app.name.length + 1),
      command: service.dockerCommand.split(' '),
      environment: Object.assign({}, ...service.envVars.map(value)),
      instances: service.numInstances,
      overlaps: true,
      preStop: 0,
      grace: service.maxShutdownDelaySeconds,
    })),
    images: own.map(({ image }: any) => image.url),
    release: [
      web.preDeployCommand === 'app migrate' ? 0 : undefined,
      // The service that migrates is the first to be released.
      ...places(script, ...own.map(({ name }: any) => new RegExp(`the id of ${name}\\}`))),
    ],
  };
};
