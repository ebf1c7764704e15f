import type { WriteFs } from './files.ts';
import { type Host, thisHost } from './host.ts';
import { type Mark, newMark } from './owner.ts';

/** One disk, as one process sees it, and the mark under which it works there. */
export interface Site {
  readonly fs: WriteFs;
  readonly host: Host;
  readonly mark: Mark;
}

/** Lets `work` run under a mark of its own, which other runs respect for as long as it takes. */
export function onSite<T>(fs: WriteFs, host: Host | undefined, work: (site: Site) => T): T {
  const site = begin(fs, host);
  try {
    return work(site);
  } finally {
    site.host.held.delete(site.mark);
  }
}

/** `onSite`, for work that waits for something. */
export async function onSiteAsync<T>(
  fs: WriteFs,
  host: Host | undefined,
  work: (site: Site) => Promise<T>,
): Promise<T> {
  const site = begin(fs, host);
  try {
    return await work(site);
  } finally {
    site.host.held.delete(site.mark);
  }
}

function begin(fs: WriteFs, host: Host = thisHost()): Site {
  const mark = newMark(host);
  host.held.add(mark);
  return { fs, host, mark };
}
