import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import ejs from 'ejs';

/**
 * Compiles a folder of templates to the source of an ES module that exports one `TemplateSet`, and `madeLayers`, which
 * tells the layers of it that were asked for so far.
 * `.ejs` files become functions, everything else stands in it as text or bytes, so that what renders
 * reads no disk and carries no template engine.
 */
export function compileTemplates(root: string): string {
  const layers = folders(root).flatMap((axis) =>
    axis === 'common' ? [axis] : folders(join(root, axis)).map((id) => `${axis}/${id}`),
  );
  const body = layers.map(
    (layer) =>
      `  get ${JSON.stringify(layer)}() {\n    return (made[${JSON.stringify(layer)}] ??= [\n${compileLayer(join(root, layer))}    ]);\n  },\n`,
  );
  return `${HEADER}// A layer is made when it is first asked for: a project has a few of them.\nconst made = {};\nexport const templates = {\n${body.join('')}};\nexport const madeLayers = () => Object.keys(made);\n`;
}

// What a template's tag may write; the name is the one that the compiled source calls.
const HEADER = `const escapeFn = (value) => {
  if (typeof value === 'string' || typeof value === 'number') return value;
  throw new TypeError(\`a template wrote \${typeof value === 'object' ? JSON.stringify(value) : value}\`);
};
`;

function compileLayer(root: string): string {
  return filesUnder(root)
    .map((file) => {
      const segments = relative(root, file).split(sep);
      const traits = segments[0]?.startsWith('+') ? (segments.shift()?.slice(1).split('+') ?? []) : [];
      const path = segments.join('/').replace(/\.ejs$/, '');
      const executable = (statSync(file).mode & 0o100) !== 0;
      return `    { path: ${JSON.stringify(path)}, traits: ${JSON.stringify(traits)}, executable: ${executable}, contents: ${compileFile(file)} },\n`;
    })
    .join('');
}

function compileFile(file: string): string {
  const bytes = readFileSync(file);
  const source = bytes.toString('utf8');
  if (!Buffer.from(source, 'utf8').equals(bytes) || source.includes('\0'))
    return `Uint8Array.from(atob(${JSON.stringify(bytes.toString('base64'))}), (c) => c.charCodeAt(0))`;
  if (!file.endsWith('.ejs')) return JSON.stringify(source);
  if (source.includes('<%-')) throw new Error(`${file}: <%- writes unchecked values; use <%= with a quote`);
  const template = new ejs.Template(source, { strict: true, compileDebug: false, filename: file });
  template.compile();
  return `(app, { quote, attach, facts }, process) => {\n${template.source}}`;
}

/** Every file below a folder, in code-unit order of its path. */
function filesUnder(root: string): string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function folders(root: string): string[] {
  return readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}
