import Generator, { type BaseOptions } from 'yeoman-generator';
import { add } from '../cli/change.ts';
import { declare, FEATURES, runThroughYeoman } from '../yeoman/door.ts';

/** `yo twelve-factor:add`: the verb `add`. */
export default class extends Generator {
  constructor(args?: string[], options?: BaseOptions) {
    super(args, options, FEATURES);
    declare(this, add);
  }

  async writing(): Promise<void> {
    await runThroughYeoman(this, add);
  }
}
