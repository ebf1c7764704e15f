import { chmodSync, cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { scratch } from './rendered.ts';
import { attempt, sh } from './shell.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const quick = ['--yes', '--no-install', '--no-git'];

/** Every rendered file of a project; its local `.env` is another on every machine. */
function files(dir: string): Readonly<Record<string, string>> {
  const names = readdirSync(dir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = names
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !path.endsWith('/.env'));
  return Object.fromEntries(paths.sort().map((path) => [path.slice(dir.length), readFileSync(path, 'utf8')]));
}

describe('the packed and installed package', () => {
  const home = scratch();
  // yo runs as another user where it is started by root: the folder must be anybody's.
  const env = { PATH: `${home}/node_modules/.bin:${process.env['PATH']}`, HOME: home };
  const work = (name: string) => {
    mkdirSync(join(home, name));
    chmodSync(join(home, name), 0o777);
    return join(home, name);
  };

  beforeAll(async () => {
    const [archive] = (
      await sh(['npm', 'pack', '--silent', '--ignore-scripts', '--pack-destination', home], { cwd: root })
    )
      .trim()
      .split('\n')
      .slice(-1);
    writeFileSync(join(home, 'package.json'), '{"private": true}');
    await sh(['npm', 'install', '--no-audit', '--no-fund', `./${archive}`, 'yo@7'], { cwd: home });
    await sh(['chmod', '-R', 'a+rwX', home]);
  });

  it('holds what is built, and neither sources nor tests', async () => {
    const packed = readdirSync(join(home, 'node_modules/generator-twelve-factor')).sort();
    expect(packed).toEqual(['LICENSE', 'README.md', 'dist', 'package.json']);
  });

  it('gives the same bytes through npx, yo and render', async () => {
    const [npx, yo, fn] = [work('npx'), work('yo'), work('fn')];
    await sh(['npx', 'generator-twelve-factor', 'orders', ...quick], { cwd: npx, env });
    const person =
      process.getuid?.() === 0 ? ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'] : [];
    await sh([...person, 'yo', 'twelve-factor', 'orders', ...quick], { cwd: yo, env });
    const script = `
      import { mkdirSync, writeFileSync } from 'node:fs';
      import { dirname, join } from 'node:path';
      import { render } from 'generator-twelve-factor';
      for (const [path, { contents }] of render({ name: 'orders' })) {
        mkdirSync(dirname(join('orders', path)), { recursive: true });
        writeFileSync(join('orders', path), contents);
      }`;
    writeFileSync(join(fn, 'render.mjs'), script);
    await sh([process.execPath, 'render.mjs'], { cwd: fn });
    const expected = files(join(npx, 'orders'));
    expect(Object.keys(expected).length).toBeGreaterThan(50);
    expect(files(join(yo, 'orders'))).toEqual(expected);
    const { '/.yo-rc.json': _answers, '/.twelve-factor/base.json': _base, ...tree } = expected;
    expect(files(join(fn, 'orders'))).toEqual(tree);
  });

  it('gives its exit statuses through npx and yo', async () => {
    const cwd = work('wrong');
    const person =
      process.getuid?.() === 0 ? ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'] : [];
    for (const door of [
      ['npx', 'twelve-factor'],
      [...person, 'yo', 'twelve-factor'],
    ]) {
      const { status, stderr } = await attempt([...door, '--services', 'postgers', ...quick], { cwd, env });
      expect(stderr).toContain('--services "postgers": is not known (did you mean postgres?)');
      expect(status).toBe(2);
    }
    expect(readdirSync(cwd)).toEqual([]);
  });

  it('has types that a strict consumer compiles', async () => {
    const cwd = work('types');
    writeFileSync(
      join(cwd, 'use.ts'),
      `import { render, type FileTree } from 'generator-twelve-factor';\nexport const tree: FileTree = render({ services: ['redis'] });\n`,
    );
    cpSync(join(root, 'node_modules/typescript'), join(home, 'node_modules/typescript'), {
      recursive: true,
      dereference: true,
    });
    const compile = [
      join(root, 'node_modules/.bin/tsc'),
      '--noEmit',
      '--strict',
      '--module',
      'nodenext',
      '--target',
      'es2024',
      '--skipLibCheck',
      'false',
      'use.ts',
    ];
    expect(await sh(compile, { cwd })).toBe('');
  });
});
