import { type Check, expectNone } from '../check.ts';

export const check: Check = {
  id: 'I-5',
  kind: 'static',
  promise: 'the project bears no trace of a generator but .yo-rc.json and .twelve-factor/',
  does: 'searches every other file for the names of generators and for unrendered template tags',
  run({ project: { files, read } }) {
    const own = files.filter((path) => path !== '.yo-rc.json' && !path.startsWith('.twelve-factor/'));
    const trace =
      /generator-twelve-factor|\byeoman\b|cookiecutter|\bscaffolded by\b|<%[-=_]?\s|\{\{\s*cookiecutter/i;
    const wrong = own.flatMap((path) => {
      const found = trace.exec(read(path) ?? '');
      return found && !/^\.gitattributes$/.test(path) ? [`${path}: ${found[0]}`] : [];
    });
    expectNone(wrong, 'no trace of a generator');
    return `${own.length} files searched`;
  },
};
