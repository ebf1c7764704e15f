import { compareVersions, isVersion } from './version.ts';

/** What a changelog (keep a changelog's headings, `## 1.2.3`) says of each version after `from` up to `to`, newest first. */
export function notesBetween(changelog: string, from: string, to: string): readonly string[] {
  return changelog
    .split(/^## /m)
    .slice(1)
    .filter((section) => {
      const version = /^\S+/.exec(section)?.[0] ?? '';
      return isVersion(version) && compareVersions(version, from) > 0 && compareVersions(version, to) <= 0;
    })
    .map((section) => section.trim());
}
