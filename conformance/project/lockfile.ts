import type { Project } from './project.ts';

/** The lockfiles of a project, whatever its ecosystem: `uv.lock`, `package-lock.json`, `go.sum`, `gradle.lockfile`. */
export function lockfilesOf({ files }: Project): string[] {
  return files.filter((path) =>
    /(^|\/)([\w.-]+\.lock(file)?|[\w-]+-lock\.(json|yaml)|go\.sum|bun\.lockb?)$/.test(path),
  );
}
