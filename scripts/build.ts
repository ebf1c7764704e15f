import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { build } from 'esbuild';
import { compileTemplates } from './templates.ts';

const DECLARATION = `import type { TemplateSet } from '../generators/core/templates.ts';

export declare const templates: TemplateSet;
`;

mkdirSync('build', { recursive: true });
writeFileSync('build/templates.js', compileTemplates('templates'));
writeFileSync('build/templates.d.ts', DECLARATION);
writeFileSync(
  'build/changelog.js',
  `export const changelog = ${JSON.stringify(readFileSync('CHANGELOG.md', 'utf8'))};\n`,
);
writeFileSync('build/changelog.d.ts', 'export declare const changelog: string;\n');

rmSync('dist', { recursive: true, force: true });
await build({
  entryPoints: {
    bin: 'generators/bin.ts',
    render: 'generators/render.ts',
    'generators/app/index': 'generators/app/index.ts',
    'generators/update/index': 'generators/update/index.ts',
    'generators/add/index': 'generators/add/index.ts',
    'generators/remove/index': 'generators/remove/index.ts',
  },
  outdir: 'dist',
  chunkNames: 'chunks/[name]-[hash]',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node22',
  packages: 'external',
  logLevel: 'warning',
});
