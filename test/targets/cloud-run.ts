import { environment, places, type Reader, type SeenProcess, text, type Value, yaml } from './seen.ts';

const FOLDER = 'deploy/cloud-run';
/** Seconds from SIGTERM to SIGKILL, for every container: nothing changes it. */
const GRACE = 10;

export const cloudRun: Reader = (files, app) => {
  const manifests = app.processes.flatMap(({ name, http }) =>
    yaml(files, `${FOLDER}/${http ? 'service' : `worker-pool-${name}`}.yaml`),
  );
  const script = text(files, `${FOLDER}/deploy.sh`);
  return {
    processes: manifests.map(({ metadata, spec }): SeenProcess => {
      const [container] = spec.template.spec.containers;
      const scale = { ...metadata.annotations, ...spec.template.metadata?.annotations };
      const port: Record<string, Value> = container.ports ? { PORT: { from: 'Cloud Run' } } : {};
      const values = container.env.map(({ name, value, valueFrom }: any) =>
        valueFrom ? { [name]: { from: valueFrom.secretKeyRef.name } } : environment([[name, value]]),
      );
      return {
        name: metadata.labels.process,
        command: container.args,
        environment: Object.assign({}, port, ...values),
        instances: Number(
          scale['run.googleapis.com/manualInstanceCount'] ?? scale['autoscaling.knative.dev/minScale'],
        ),
        overlaps: true,
        preStop: 0,
        grace: GRACE,
      };
    }),
    images: manifests.map(({ spec }) => spec.template.spec.containers[0].image),
    release: places(
      script,
      /^run jobs replace /m,
      /^run jobs execute \S+ --wait$/m,
      /^run services replace /m,
      /^ {2}run services update-traffic /m,
    ),
  };
};
