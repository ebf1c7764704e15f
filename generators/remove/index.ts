import Generator, { type BaseOptions } from 'yeoman-generator';
import { remove } from '../cli/change.ts';
import { declare, FEATURES, runThroughYeoman } from '../yeoman/door.ts';

/** `yo twelve-factor:remove`: the verb `remove`. */
export default class extends Generator {
  constructor(args?: string[], options?: BaseOptions) {
    super(args, options, FEATURES);
    declare(this, remove);
  }

  async writing(): Promise<void> {
    await runThroughYeoman(this, remove);
  }
}
