import { type Check, expect, expectNone } from '../check.ts';
import { floating, imagesNamed } from '../project/images.ts';
import { workflows } from '../project/traits.ts';

export const check: Check = {
  id: 'II-2',
  kind: 'static',
  promise: 'no image floats, and the runtime version is stated in one file that Dockerfile and CI follow',
  does: 'reads every image of Dockerfile, compose and CI, and compares the version file with them',
  run({ project }) {
    const images = imagesNamed(project);
    const wrong = images.filter(({ image }) => floating(image)).map(({ image, path }) => `${path}: ${image}`);
    const pins = project.files.filter((path) => /^\.(\w+-version|nvmrc|tool-versions)$/.test(path));
    expect(
      pins.length > 0,
      'a file that states the runtime version, such as .python-version',
      'there is none',
    );
    const versions = pins.flatMap((path) => (project.read(path) ?? '').match(/\d+(\.\d+)*/g) ?? []);
    for (const version of versions) {
      const based = project.stages.some(({ base }) => base.split(':')[1]?.startsWith(version));
      if (!based) wrong.push(`the Dockerfile does not start from ${version}, which ${pins.join()} states`);
    }
    for (const path of workflows(project)) {
      for (const [line, stated = ''] of (project.read(path) ?? '').matchAll(
        /\w+-version: *["']?(\d+(?:\.\d+)*)/g,
      ))
        if (!versions.some((version) => version === stated)) wrong.push(`${path}: ${line}`);
    }
    expectNone(wrong, 'pinned images and one runtime version');
    return `${images.length} images pinned; ${pins.join()} ${versions.join()} is what the Dockerfile starts from`;
  },
};
