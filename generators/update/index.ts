import Generator, { type BaseOptions } from 'yeoman-generator';
import { update } from '../cli/update.ts';
import { declare, FEATURES, runThroughYeoman } from '../yeoman/door.ts';

/** `yo twelve-factor:update`: the verb `update`. */
export default class extends Generator {
  constructor(args?: string[], options?: BaseOptions) {
    super(args, options, FEATURES);
    declare(this, update);
  }

  async writing(): Promise<void> {
    await runThroughYeoman(this, update);
  }
}
