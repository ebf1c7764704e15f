import { generatorOf } from '../yeoman/generator.ts';

/** `yo twelve-factor:add`: the verb `add`. */
export default await generatorOf('add');
