import { environment, places, type Reader, text, yaml } from './seen.ts';

const BASE = 'deploy/kubernetes/base';

export const kubernetes: Reader = (files, app) => {
  const [{ resources, configMapGenerator }] = yaml(files, `${BASE}/kustomization.yaml`) as [any];
  const objects = resources.flatMap((path: string) => yaml(files, `${BASE}/${path}`));
  const literals = configMapGenerator[0].literals.map((line: string) => line.split(/=(.*)/).slice(0, 2));
  const scalers = objects.filter(({ kind }: any) => kind === 'HorizontalPodAutoscaler');
  const deployments = objects.filter(({ kind }: any) => kind === 'Deployment');
  const script = text(files, 'deploy/kubernetes/deploy.sh');
  const [production] = yaml(files, 'deploy/kubernetes/overlays/production/kustomization.yaml');
  return {
    processes: deployments.map(({ metadata, spec }: any) => {
      const pod = spec.template.spec;
      const [container] = pod.containers;
      const keys = pod.volumes.flatMap(({ secret }: any) => secret?.items.map(({ key }: any) => key) ?? []);
      const own = container.env
        .filter(({ name }: any) => !name.endsWith('_FILE') || keys.includes(name.slice(0, -5)))
        .map(({ name, value }: any) => [name, value]);
      const scaler = scalers.find(
        ({ spec: { scaleTargetRef } }: any) => scaleTargetRef.name === metadata.name,
      );
      return {
        name: metadata.name.slice(app.name.length + 1),
        command: container.args,
        environment: environment([...own, ...(container.envFrom ? literals : [])]),
        instances: spec.replicas ?? scaler?.spec.minReplicas,
        overlaps: spec.strategy.type !== 'Recreate',
        preStop: container.lifecycle?.preStop.sleep.seconds ?? 0,
        grace: pod.terminationGracePeriodSeconds,
      };
    }),
    images: production.images.map(({ newName, digest }: any) => `${newName}@${digest}`),
    release: places(
      script,
      /notin \(/,
      /kubectl wait "job\/\$job"/,
      /^kubectl apply --filename "\$release\/all\.yaml"$/m,
    ),
  };
};
