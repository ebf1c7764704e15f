import { join } from 'node:path';
import Generator, { type BaseOptions } from 'yeoman-generator';
import type { VerbName } from '../cli/verbs.ts';
import { loadCli } from '../load.ts';

/** A verb as a generator. */
export async function generatorOf(
  verb: VerbName,
): Promise<new (args?: string[], options?: BaseOptions) => Generator> {
  // This is built into each `dist/generators/*/index.js`.
  const door = await loadCli(join(import.meta.dirname, '../..'), verb).doorOf(verb);
  return class extends Generator {
    constructor(args?: string[], options?: BaseOptions) {
      super(args, options, door.features);
      door.declare(this);
    }

    async writing(): Promise<void> {
      await door.run(this);
    }
  };
}
