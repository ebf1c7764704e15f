import { type Check, expect } from '../check.ts';
import { imageConfig, STAMP } from '../launch/build.ts';

export const check: Check = {
  id: 'I-3b',
  kind: 'container',
  promise: 'the image tells version, revision and source by its labels, and app version tells the revision',
  does: 'builds the image with VERSION, REVISION and SOURCE, and reads its labels and app version',
  async run(lab) {
    const { Labels } = await imageConfig(await lab.rig.image());
    const seen: string[] = [];
    for (const [key, value] of Object.entries(STAMP)) {
      const label = `org.opencontainers.image.${key.toLowerCase()}`;
      const text = Labels?.[label];
      expect(text && (!lab.rig.built || text === value), `${label}=${value}`, text ?? 'no such label');
      seen.push(text);
    }
    const version = await lab.contain({ command: ['version'], env: {} }, []);
    await version.exited;
    const revision = Labels?.['org.opencontainers.image.revision'] ?? '';
    expect(version.stdout().includes(revision), `app version to tell ${revision}`, version.stdout().trim());
    return seen.join(', ');
  },
};
