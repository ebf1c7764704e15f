import { lockfilesOf } from './lockfile.ts';
import type { Project } from './project.ts';

/** The files that are source: documents, manifests, lockfiles and what is derived are left out. */
export function codeOf(project: Project): string[] {
  const locks = new Set(lockfilesOf(project));
  return project.files.filter(
    (path) =>
      !locks.has(path) &&
      !/\.(md|ya?ml|json|txt|svg|png|ico)$|(^|\/)(LICENSE|Dockerfile|\.[^/]+)$|^\.(github|twelve-factor)\//.test(
        path,
      ),
  );
}
