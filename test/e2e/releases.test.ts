import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { schemaErrors } from '../schemas.ts';
import { scratch } from './rendered.ts';
import { DIGEST } from './targets/cluster.ts';
import { type Project, write } from './targets/projects.ts';
import { recorded } from './targets/shims.ts';

const IMAGE = `ghcr.io/owner/parcel-desk@${DIGEST.replaceAll('0', 'a')}`;

/** No cluster and no cloud is in reach: what the scripts would say to them is what they are given here. */
describe('what a release says', () => {
  const root = scratch();
  let migrating: Project;

  beforeAll(() => {
    migrating = write(join(root, 'projects')).find(
      ({ files, answers }) =>
        files.has('deploy/cloud-run/job-migrate.yaml') && answers.processes.length === 3,
    ) as Project;
  });

  it('to a cluster: configuration and migration first, by a name of their own, then every process', async () => {
    const script = join(migrating.dir, 'deploy/kubernetes/deploy.sh');
    const { status, stderr, calls } = await recorded(join(root, 'kubernetes'), [script, 'production', IMAGE]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const said = calls.map(({ args }) => args.replaceAll(/ --.*/g, ''));
    expect(said.map((args) => args.replace(/\.\/release\.\w+/, 'RELEASE'))).toEqual([
      'kubectl kustomize RELEASE',
      'kubectl delete job parcel-desk-migrate-aaaaaaaaaaaa',
      'kubectl apply',
      'kubectl wait job/parcel-desk-migrate-aaaaaaaaaaaa',
      'kubectl apply',
      ...['web', 'worker', 'scheduler'].map(
        (name) => `kubectl rollout status deployment/parcel-desk-${name}`,
      ),
    ]);
    const [first, second] = calls.filter(({ args }) => args.startsWith('kubectl apply'));
    expect(first?.args).toContain('--selector app.kubernetes.io/component notin (web, worker, scheduler)');
    expect(second?.args).not.toContain('--selector');
    const objects = parseAllDocuments(second?.file ?? '').map((document) => document.toJS());
    const pods = objects.flatMap(({ spec }) => spec?.template?.spec?.containers ?? []);
    expect(pods.map(({ image }) => image)).toEqual(Array.from({ length: 4 }, () => IMAGE));
    expect(objects.filter(({ kind }) => kind === 'Job').map(({ metadata }) => metadata.name)).toEqual([
      'parcel-desk-migrate-aaaaaaaaaaaa',
    ]);
    expect(
      readdirSync(join(migrating.dir, 'deploy/kubernetes')).filter((name) => name.startsWith('release')),
    ).toEqual([]);
  });

  it.each(['staging ghcr.io/owner/parcel-desk:v1', 'production parcel-desk'])(
    'to a cluster: nothing of %s',
    async (words) => {
      const script = join(migrating.dir, 'deploy/kubernetes/deploy.sh');
      const { status, calls } = await recorded(join(root, words.replaceAll(/\W/g, '')), [
        script,
        ...words.split(' '),
      ]);
      expect({ status, calls }).toEqual({ status: 2, calls: [] });
    },
  );

  it.each([
    ['its first', '', [{ latestRevision: true, percent: 100 }]],
    [
      'a later',
      'parcel-desk-00041-abc,100',
      [
        { revisionName: 'parcel-desk-00041-abc', percent: 100 },
        { latestRevision: true, percent: 0, tag: 'next' },
      ],
    ],
  ])(
    'to Cloud Run on %s release: the job to its end, the revision without traffic, then the rest',
    async (name, serving, traffic) => {
      const script = join(migrating.dir, 'deploy/cloud-run/deploy.sh');
      const env = { PROJECT: 'a-project', REGION: 'europe-west4', SERVING: serving };
      const { status, stderr, calls } = await recorded(join(root, name), [script, IMAGE], env);
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
      const said = calls.map(({ args }) => args.replace(/ --project.*/, '').replace(/ \/\S+$/, ''));
      const after = [
        'gcloud run services describe parcel-desk --format value(status.address.url)',
        'gcloud auth print-identity-token',
        expect.stringMatching(/^curl .* https:\/\/next---parcel-desk-1\.run\.app\/health\/ready$/),
        'gcloud run services update-traffic parcel-desk --to-latest',
      ];
      expect(said).toEqual([
        'gcloud run jobs replace',
        'gcloud run jobs execute parcel-desk-migrate --wait',
        expect.stringMatching(/^gcloud run services describe parcel-desk --flatten/),
        'gcloud run services replace',
        ...(serving === '' ? [] : after),
        'gcloud run worker-pools replace',
        'gcloud run worker-pools replace',
      ]);
      const given = calls.filter(({ file }) => file !== '').map(({ file }) => file);
      for (const file of given) {
        expect(file).not.toMatch(/\$\{/);
        expect(schemaErrors('deploy/cloud-run/filled.yaml', parse(file))).toBeUndefined();
        expect(file).toContain(IMAGE);
        expect(file).toContain('parcel-desk-run@a-project.iam.gserviceaccount.com');
      }
      expect(parse(given[1] ?? '').spec.traffic).toEqual(traffic);
    },
  );
});
