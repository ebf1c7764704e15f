import { readdirSync, readFileSync } from 'node:fs';
import type { Metafile } from 'esbuild';

/** The licences of the packages that were bundled, which ask to go along with every copy. */
export function licencesOf(metafiles: readonly (Metafile | undefined)[]): string {
  const inputs = metafiles.flatMap((metafile) => Object.keys(metafile?.inputs ?? {}));
  const packages = inputs.flatMap((path) => /^.*node_modules\/((@[^/]+\/)?[^/]+)/.exec(path)?.[0] ?? []);
  return [...new Set(packages)]
    .sort()
    .map((folder) => {
      const { name, version } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'));
      const file = readdirSync(folder).find((entry) => /^licen[cs]e(\.\w+)?$/i.test(entry));
      if (!file) throw new Error(`${folder} is bundled, but has no licence to go with it`);
      return `${name} ${version}\n\n${readFileSync(`${folder}/${file}`, 'utf8').trim()}\n`;
    })
    .join('\n\n');
}
