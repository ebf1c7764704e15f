import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { schemaErrors } from '../schemas.ts';
import { chosen } from '../targets/chosen.ts';
import { scratch } from './rendered.ts';
import { attempt } from './shell.ts';
import { unaccepted } from './targets/accepted.ts';
import { charted, DIGEST, doors, kustomized, type Made, objectsOf } from './targets/cluster.ts';
import { checkov, kubeScore } from './targets/policies.ts';
import { type Project, write } from './targets/projects.ts';
import { tool } from './targets/toolbox.ts';

/** The oldest Kubernetes that the pages name, and the newest that there are schemas of. */
const KUBERNETES = ['1.32', '1.37'] as const;

describe(`what ${chosen().length} projects give a cluster, every two choices together in one`, () => {
  const root = scratch();
  const byKustomize: Made[] = [];
  const byHelm: Made[] = [];
  let projects: readonly Project[];

  beforeAll(async () => {
    projects = write(root);
    for (const project of projects) {
      byKustomize.push(...(await kustomized(project)));
      byHelm.push(...(await charted(project)));
    }
  });

  it('is built by Kustomize without a word: base, overlays, and the Ingress in place of the route', () => {
    expect(byKustomize.filter(({ said }) => said !== '')).toEqual([]);
    expect(byKustomize).toHaveLength(projects.length * 4);
    for (const made of byKustomize)
      expect(doors(made), made.name).toEqual([made.name.endsWith('ingress') ? 'Ingress' : 'HTTPRoute']);
  });

  it('is linted and filled in by Helm without a word', () => {
    expect(byHelm.filter(({ said }) => said !== '')).toEqual([]);
    expect(byHelm).toHaveLength(projects.length * 4);
    for (const made of byHelm) expect(doors(made), made.name).toContain('HTTPRoute');
  });

  it.each([
    ['no image', [], /name the image that CI built/],
    ['a tag for an image', ['image.digest=latest'], /does not match pattern/],
    ['a value that nothing reads', [`image.digest=${DIGEST}`, 'replicas=2'], /additional prop/],
    ['a process without replicas', [`image.digest=${DIGEST}`, 'processes.web.replicas=null'], /replicas/],
  ])('is refused by the chart with %s', async (_, values, reason) => {
    const args = values.flatMap((value) => ['--set', value]);
    const chart = join(projects[0]?.dir ?? '', 'deploy/helm/chart');
    const { status, stderr } = await attempt([tool('helm'), 'template', 'x', chart, ...args]);
    expect(status).toBe(1);
    expect(stderr).toMatch(reason);
  });

  it.each(KUBERNETES)('fits the strict schemas of Kubernetes %s', async (version) => {
    const objects = objectsOf([...byKustomize, ...byHelm]);
    expect(await invalid(version, objects)).toEqual([]);
    const routes = objects.map((text) => parse(text)).filter(({ kind }) => kind === 'HTTPRoute');
    expect(routes.length).toBeGreaterThan(0);
    expect(routes.flatMap((route) => schemaErrors('/httproute.yaml', route) ?? [])).toEqual([]);
    // They are strict: a field that is misspelt is noticed.
    const deployment = objects.find((text) => text.includes('revisionHistoryLimit')) ?? '';
    const misspelt = deployment.replace('revisionHistoryLimit', 'revisionHistory');
    expect((await invalid(version, [misspelt])).join('\n')).toContain('revisionHistory');
  });

  /** What a release gives, once with each tool. */
  const released = () =>
    [...byKustomize, ...byHelm].filter(({ name }) => /(kustomize-production|production-route)$/.test(name));

  it('has nothing for checkov to find that is not accepted with its reason', async () => {
    const folder = join(root, 'released');
    mkdirSync(folder);
    for (const { name, text } of released()) writeFileSync(join(folder, `${name}.yaml`), text);
    const { objects, findings } = await checkov(folder);
    expect(objects).toBeGreaterThan(projects.length * 10);
    expect(unaccepted('checkov', findings)).toEqual([]);
  });

  it('has nothing for kube-score to find that is not accepted with its reason', async () => {
    const findings = [];
    for (const { text } of released()) {
      const path = join(root, 'scored.yaml');
      writeFileSync(path, text);
      const looked = await kubeScore(path, KUBERNETES[0]);
      expect(looked.objects).toBeGreaterThan(5);
      findings.push(...looked.findings);
    }
    expect(unaccepted('kube-score', findings)).toEqual([]);
  });

  /** What the strict schemas have against objects; those of the Gateway API are not Kubernetes' own. */
  async function invalid(version: string, objects: readonly string[]): Promise<readonly string[]> {
    const path = join(root, 'objects.yaml');
    writeFileSync(path, objects.join('---\n'));
    const strict = ['--strict', '--quiet', '--kubernetes-version', version];
    const { stdout, stderr } = await attempt([tool('kubernetes-validate'), ...strict, path]);
    const said = `${stdout}${stderr}`.split('\n').filter(Boolean);
    return said.filter((line) => !line.includes("Couldn't find schema for kind HTTPRoute"));
  }
});
