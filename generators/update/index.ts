import { generatorOf } from '../yeoman/generator.ts';

/** `yo twelve-factor:update`: the verb `update`. */
export default await generatorOf('update');
