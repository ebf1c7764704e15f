import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type BuildOptions, build, type Plugin } from 'esbuild';
import { licencesOf } from './licences.ts';
import { compileTemplates } from './templates.ts';

const DECLARATION = `import type { TemplateSet } from '../generators/core/templates.ts';

export declare const templates: TemplateSet;
export declare function madeLayers(): readonly string[];
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

// Its package does not say that what is not used of it may be left out: tables for a formatter that nobody calls.
const parserAlone: Plugin = {
  name: 'parser-alone',
  setup({ onResolve, resolve }) {
    onResolve({ filter: /^jsonc-parser$|^\.\/impl\// }, async ({ path, pluginData, ...from }) => {
      if (pluginData === parserAlone) return undefined;
      const found = await resolve(path, { ...from, pluginData: parserAlone });
      return { ...found, sideEffects: !found.path.includes('/jsonc-parser/') };
    });
  },
};

// Bundled with what they are made of: loading modules is most of the time of a run, and the archive of a version
// renders without being installed. What asks people, and Yeoman itself, is loaded where it is needed.
const options: BuildOptions = {
  outdir: 'dist',
  bundle: true,
  format: 'esm',
  platform: 'node',
  // What a library wrote for bundlers: some hide their other files from them otherwise.
  mainFields: ['module', 'main'],
  target: 'node22',
  external: ['inquirer', 'yeoman-generator'],
  plugins: [parserAlone],
  metafile: true,
  logLevel: 'warning',
};

// The command line as CommonJS: a module that imports a part of Node makes all of that part load. The bin itself is
// read by any version of Node, to say which it needs; the rest is one file beside it.
const commonjs: BuildOptions = { ...options, format: 'cjs', outExtension: { '.js': '.cjs' } };
const cli = await build({
  ...commonjs,
  entryPoints: { cli: 'generators/bundle.ts' },
  // Read whole in each run.
  minify: true,
  // They stand in THIRD-PARTY-LICENSES.txt.
  legalComments: 'none',
  // A function already: what runs it would have to copy it to make it one.
  banner: { js: '(function (exports, require, module, __filename, __dirname) {' },
  footer: { js: '})' },
  // Run by no module, it has none to import from; what it imports late is of Node.
  supported: { 'dynamic-import': false },
});
const source = readFileSync('dist/cli.cjs', 'latin1');
// Read byte by byte, which is the fastest.
if (/[^\0-\x7f]/.test(source)) throw new Error('dist/cli.cjs holds more than ASCII: escape it in the source');
const hash = createHash('sha256').update(source).digest('hex').slice(0, 16);
const loading = { define: { CLI_HASH: JSON.stringify(hash) } };
await build({ ...commonjs, ...loading, entryPoints: { bin: 'generators/bin.ts' } });
const doors = ['app', 'update', 'add', 'remove'].map((name) => `generators/${name}/index`);
await build({
  ...options,
  ...loading,
  entryPoints: Object.fromEntries(doors.map((door) => [door, `${door}.ts`])),
});
const library = await build({ ...options, entryPoints: { render: 'generators/render.ts' } });
writeFileSync('dist/THIRD-PARTY-LICENSES.txt', licencesOf([cli.metafile, library.metafile]));
