import Generator, { type BaseOptions } from 'yeoman-generator';
import { newProject } from '../cli/new.ts';
import { declare, FEATURES, runThroughYeoman } from '../yeoman/door.ts';

/** `yo twelve-factor`: the verb `new`, with Yeoman's prompts. */
export default class extends Generator {
  constructor(args?: string[], options?: BaseOptions) {
    super(args, options, FEATURES);
    declare(this, newProject);
  }

  async writing(): Promise<void> {
    await runThroughYeoman(this, newProject);
  }
}
