import { type Check, expectNone } from '../check.ts';
import { imagesNamed } from '../project/images.ts';
import { needs } from '../project/traits.ts';

const split = (image: string) => /^(.*?)(?::([^:/@]+))?(?:@.*)?$/.exec(image)?.slice(1) ?? [];

export const check: Check = {
  id: 'X-1',
  kind: 'static',
  promise: 'compose, CI and every manifest name the same engine in the same version',
  does: 'compares the image of each backing service wherever it is named',
  exempt: needs.service,
  run({ project }) {
    const named = imagesNamed(project).filter(({ path }) => path !== 'Dockerfile');
    const wrong: string[] = [];
    for (const { image, service } of project.attached) {
      const [engine, version] = split(image);
      const others = named.filter(
        ({ image: other }) => split(other)[0] === engine && split(other)[1] !== version,
      );
      wrong.push(...others.map(({ path, image: other }) => `${path}: ${other}, compose.yaml: ${image}`));
      const inCi = named.some(({ path, image: other }) => !/compose/.test(path) && other === image);
      if (!needs.ci(project) && !inCi) wrong.push(`CI does not test on ${service} (${image})`);
    }
    expectNone(wrong, 'one version of each engine');
    return project.attached.map(({ image }) => image).join(', ');
  },
};
