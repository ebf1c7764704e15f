import { generatorOf } from '../yeoman/generator.ts';

/** `yo twelve-factor:remove`: the verb `remove`. */
export default await generatorOf('remove');
