import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { attempt } from '../shell.ts';
import type { Project } from './projects.ts';
import { tool } from './toolbox.ts';

export const DIGEST = `sha256:${'0'.repeat(64)}`;
const ENVIRONMENTS = ['staging', 'production'];

/** What a cluster would be given. */
export interface Made {
  /** The project's number, the tool, and which of its variants. */
  readonly name: string;
  readonly text: string;
  /** What the tool had to say beside it: it should be silent. */
  readonly said: string;
}

/** What Kustomize builds: the base, the overlays, and production with the Ingress in place of the route. */
export async function kustomized({ dir }: Project): Promise<readonly Made[]> {
  const folder = join(dir, 'deploy/kubernetes');
  mkdirSync(join(folder, 'overlays/ingress'));
  writeFileSync(
    join(folder, 'overlays/ingress/kustomization.yaml'),
    `apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
resources: [../production]
components: [../../components/ingress]
`,
  );
  const made: Made[] = [];
  for (const path of ['base', ...ENVIRONMENTS.map((name) => `overlays/${name}`), 'overlays/ingress'])
    made.push(
      await make(`${basename(dir)}-kustomize-${basename(path)}`, folder, ['kustomize', 'build', path]),
    );
  return made;
}

/** What Helm makes of the chart for each environment, with the route and with the Ingress. */
export async function charted({ dir }: Project): Promise<readonly Made[]> {
  const folder = join(dir, 'deploy/helm');
  const made: Made[] = [];
  for (const environment of ENVIRONMENTS)
    for (const [way, ...more] of [['route'], ['ingress', '--set', 'ingress.enabled=true']]) {
      const name = `${basename(dir)}-helm-${environment}-${way}`;
      const args = [
        'chart',
        '--values',
        `values-${environment}.yaml`,
        '--set',
        `image.digest=${DIGEST}`,
        ...more,
      ];
      const { text: linted, said } = await make(name, folder, [
        'helm',
        'lint',
        '--strict',
        '--quiet',
        ...args,
      ]);
      const filled = await make(name, folder, ['helm', 'template', 'parcel-desk', ...args]);
      made.push({ ...filled, said: `${said}${linted}${filled.said}` });
    }
  return made;
}

/** The kinds of object in a manifest that let requests in. */
export function doors({ text }: Made): readonly string[] {
  return [...text.matchAll(/^kind: (Ingress|HTTPRoute)$/gm)].map(([, kind]) => kind ?? '');
}

/** Every different object, once: most are the same in most projects. */
export function objectsOf(made: readonly Made[]): readonly string[] {
  const texts = made.flatMap(({ text }) => text.split(/^---\n/m));
  return [...new Set(texts)].filter((text) => /^kind: /m.test(text));
}

async function make(name: string, cwd: string, [program = '', ...args]: readonly string[]): Promise<Made> {
  const { status, stdout, stderr } = await attempt([tool(program), ...args], { cwd });
  return { name, text: stdout, said: status === 0 ? stderr : `${program} ended with ${status}: ${stderr}` };
}
