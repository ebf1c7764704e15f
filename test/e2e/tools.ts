import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse } from 'yaml';
import { catalog } from '../../generators/catalog/catalog.ts';
import { localValue } from './rendered.ts';
import { sh } from './shell.ts';
import type { Stack } from './stack.ts';

/** What a language's tools need in a container: the image that CI's runner stands for. */
interface Tools {
  readonly dockerfile: string;
  /** Where the tools keep what they download, to be kept between runs. */
  readonly cache: string;
}

const imageOf = (language: string) =>
  catalog.languages.find(({ id }) => id === language)?.lock.container.image ?? '';

const TOOLS: Readonly<Record<string, Tools>> = {
  python: {
    dockerfile: `FROM ${imageOf('python')}
RUN pip install --quiet --root-user-action=ignore --disable-pip-version-check uv==${catalog.versions.tools['uv']}
ENV UV_PYTHON=/usr/local/bin/python3 UV_PYTHON_DOWNLOADS=never UV_LINK_MODE=copy \\
    UV_CACHE_DIR=/cache/uv UV_PROJECT_ENVIRONMENT=/tmp/venv HOME=/tmp
`,
    cache: '/cache',
  },
  node: {
    dockerfile: `FROM ${imageOf('node')}
ENV HOME=/tmp npm_config_cache=/cache/npm npm_config_fund=false npm_config_audit=false
`,
    cache: '/cache',
  },
};

/** Builds the image with a language's tools; gives its name, and the volume that keeps what they download. */
export async function toolImage(
  language: string,
): Promise<{ readonly image: string; readonly cache: string }> {
  const tools = TOOLS[language];
  if (!tools) throw new Error(`no tools are known for ${language}`);
  const image = `twelve-factor-e2e-${language}`;
  await sh(['docker', 'build', '--quiet', '--tag', image, '-'], { input: tools.dockerfile });
  return { image, cache: `${image}-cache:${tools.cache}` };
}

/**
 * Runs a project's own commands (checks, tests) in a container with its language's tools, beside its running services.
 * The project is copied in, so that nothing of the container's is left in it.
 */
export async function inToolContainer(
  language: string,
  { dir, project }: Stack,
  script: string,
): Promise<string> {
  const { image, cache } = await toolImage(language);
  const urls = attachedUrls(dir).flatMap(([name, url]) => ['--env', `${name}=${url}`]);
  const network = urls.length > 0 ? ['--network', `${project}_default`] : [];
  const mounts = ['--volume', `${dir}:/mnt/project:ro`, '--volume', cache];
  const command = `cp -r /mnt/project /tmp/${basename(dir)} && cd /tmp/${basename(dir)} && rm -f .env && set -e\n${script}`;
  return sh(['docker', 'run', '--rm', ...network, ...mounts, ...urls, image, 'sh', '-c', command]);
}

/** The project's local URLs, as containers of its network use them: each names the service that its stack runs. */
function attachedUrls(dir: string): readonly (readonly [string, string])[] {
  const { services } = parse(readFileSync(join(dir, 'compose.yaml'), 'utf8'), { merge: true }) as {
    services: Record<string, unknown>;
  };
  return catalog.services
    .filter(({ id }) => id in services)
    .map(({ id, variable }) => [variable, localValue(dir, variable).replace('localhost', id)] as const);
}
