import { type Check, expectNone } from '../check.ts';
import { imageContents } from '../launch/contents.ts';

export const check: Check = {
  id: 'III-7b',
  kind: 'container',
  promise: 'no .env is ever inside the image, though one lies in the checkout that it is built from',
  does: 'builds from a checkout with a .env, and lists the files of the image',
  async run(lab) {
    const paths = await imageContents(lab.rig);
    expectNone(
      paths.filter((path) => /(^|\/)\.env(\.(?!example$)\w+)?$/.test(path)),
      'no .env',
    );
    return `no .env among ${paths.length} paths`;
  },
};
