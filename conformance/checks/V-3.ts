import { type Check, expect, expectNone } from '../check.ts';
import { imagesNamed } from '../project/images.ts';
import { needs, workflows } from '../project/traits.ts';

export const check: Check = {
  id: 'V-3',
  kind: 'static',
  promise:
    'CI builds one image and promotes its digest; production takes it by digest; the way back is documented',
  does: 'reads the image that compose.prod.yaml takes, the builds in the CI workflows, and the documents',
  exempt: needs.ci,
  run({ project }) {
    const wrong: string[] = [];
    const latest = imagesNamed(project).filter(
      ({ image }) => /:latest(@|$)/.test(image) || !/[:@]/.test(image),
    );
    wrong.push(...latest.map(({ path, image }) => `${path}: ${image}`));
    const prod = Object.entries(project.composeFiles).filter(([path]) => /prod/.test(path));
    for (const [path, { services }] of prod) {
      for (const [name, { image, build }] of Object.entries(services)) {
        if (!(name in project.processes)) continue;
        if (build) wrong.push(`${path} builds ${name}`);
        if (!/\$\{\w+:?\?/.test(image ?? '')) wrong.push(`${path} ${name}: ${image ?? 'no image'}`);
      }
    }
    const texts = workflows(project)
      .map((path) => project.read(path) ?? '')
      .join('\n');
    const built = texts.match(/docker\/build-push-action@|docker (buildx )?build (?!.*--check)/g) ?? [];
    if (built.length !== 1) wrong.push(`CI builds ${built.length} images`);
    if (!/digest/.test(texts)) wrong.push('CI never speaks of a digest');
    if (/type=raw,value=latest|:latest\b|latest=true/.test(texts)) wrong.push('CI tags latest');
    const documents = project.files.filter((path) => /\.(md|ya?ml)$/.test(path));
    const back = documents.filter((path) => /roll(s|ed|ing)?[ -]?back/i.test(project.read(path) ?? ''));
    expect(back.length > 0, 'a document that says how to roll back', 'none does');
    expectNone(wrong, 'one build, promoted by digest');
    return `one build, by digest; ${back[0]} says how to roll back`;
  },
};
