import type { Host } from './host.ts';

/**
 * Who is working, as part of a file name: `pid.host.since.random`. In the name and not in a file, so that it comes
 * into being together with what it marks and can never be found half-written.
 */
export type Mark = string;

const foreignPatience = 10 * 60 * 1000;
const clockSlack = 60 * 1000;

/** A new mark for this process. */
export function newMark(host: Host): Mark {
  const name = host.name.replace(/[^A-Za-z0-9-]/g, '-').slice(0, 24) || 'host';
  return [host.pid, name, host.now().toString(36), host.random()].join('.');
}

/**
 * Whether the process that made this mark may still be at work; a mark that cannot be read is nobody's.
 *
 * On this machine the process table answers. Of another machine or container, sharing the folder, only the clock
 * is known: after ten minutes it counts as dead.
 */
export function isWorking(host: Host, mark: Mark): boolean {
  const [pid = '', name = '', time = ''] = mark.split('.');
  const since = Number.parseInt(time, 36);
  if (!/^[1-9]\d*$/.test(pid) || Number.isNaN(since)) return false;
  const [, ourName] = newMark(host).split('.');
  if (name !== ourName) return Math.abs(host.now() - since) < foreignPatience;
  if (since < host.bootedAt - clockSlack) return false;
  return Number(pid) === host.pid ? host.held.has(mark) : host.alive(Number(pid));
}

/** The process and machine of a mark, to print. */
export function describeMark(mark: Mark): string {
  const [pid, name] = mark.split('.');
  return `process ${pid} on ${name}`;
}
