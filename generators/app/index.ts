import { generatorOf } from '../yeoman/generator.ts';

/** `yo twelve-factor`: the verb `new`, with Yeoman's prompts. */
export default await generatorOf('new');
