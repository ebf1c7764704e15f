import { discard, tempName } from './discard.ts';
import { named } from './fault.ts';
import type { WriteFs } from './files.ts';
import type { Host } from './host.ts';
import { putFile } from './put.ts';
import { onSiteAsync } from './site.ts';
import { makeStore, nameIn, openProject, removeStore, tempPrefix } from './store.ts';

/**
 * Lets `work` use a folder of its own inside the project in `dir`, hidden from git. Inside, because that is where a tool
 * in a container can look: an engine on another machine, or one that is confined, sees the project but no `/tmp`. It is
 * gone afterwards; what a run that was killed left, the next run sweeps (`recover`).
 */
export async function inScratch<T>(
  fs: WriteFs,
  dir: string,
  work: (folder: string) => Promise<T>,
  host?: Host,
): Promise<T> {
  return onSiteAsync(fs, host, async (site) => {
    const project = openProject(site, dir);
    const folder = `${project.local}/${tempName(site, tempPrefix)}`;
    try {
      named(
        () => {
          makeStore(project);
          fs.mkdirSync(folder, { mode: 0o755 });
          putFile(fs, `${folder}/.gitignore`, { contents: '*\n', mode: 0o644 });
        },
        (path) => nameIn(project, path),
      );
      return await work(folder);
    } finally {
      discard(fs, folder);
      removeStore(project);
    }
  });
}
