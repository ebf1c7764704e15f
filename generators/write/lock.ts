import { discard, tempName } from './discard.ts';
import { WriteFault } from './fault.ts';
import { codeOf, peek } from './files.ts';
import { move } from './move.ts';
import { describeMark, isWorking, type Mark } from './owner.ts';
import { makeStore, type Project, removeStore, tempPrefix } from './store.ts';

/**
 * Makes `active`, which is the lock: a folder is filled under a name of our own and renamed there, which no system
 * does where a folder with something in it stands. So the lock and the name of its holder appear in one step.
 *
 * Throws `locked` while another run works here, `unfinished` where one was interrupted.
 */
export function acquire(project: Project): void {
  const { local, active } = project;
  withStore(project, () => {
    const temp = `${local}/${tempName(project, tempPrefix)}`;
    try {
      fill(project, temp, 'claim-0');
      move(project, temp, active);
    } catch (error) {
      discard(project.fs, temp);
      if (peek(project.fs, active)) throw taken(project, claimsOf(project));
      throw error;
    }
  });
}

/**
 * Takes over the transaction of runs that are dead; false where there is none. Claims only ever add up
 * (`claim-1`, `claim-2`, …), so of several runs that find the same dead holder exactly one gets the next number.
 */
export function takeOver(project: Project): boolean {
  const { fs, host, local, active } = project;
  const found = peek(fs, active);
  if (!found) return false;
  if (!found.isDirectory()) throw new WriteFault('damaged', active);
  const before = claimsOf(project);
  if (before.some((mark) => isWorking(host, mark))) throw taken(project, before);
  const claim = `${active}/claim-${before.length}`;
  const temp = `${local}/${tempName(project, tempPrefix)}`;
  try {
    fs.mkdirSync(temp, { mode: 0o755 });
    fs.mkdirSync(`${temp}/${project.mark}`, { mode: 0o755 });
    move(project, temp, claim);
  } catch (error) {
    discard(fs, temp);
    const code = codeOf(error);
    if (code === 'ENOENT' && !peek(fs, active)) return false;
    throw peek(fs, claim) ? taken(project, claimsOf(project)) : error;
  }
  // Between the look and the claim the others may have finished and somebody new begun: then it is not ours.
  const now = claimsOf(project);
  if (before.every((mark, index) => now[index] === mark)) return true;
  discard(fs, claim);
  throw taken(project, now);
}

/** The marks of all that claimed this transaction, first the one that began it. */
function claimsOf({ fs, active }: Project): Mark[] {
  const marks: Mark[] = [];
  for (;;) {
    const claim = `${active}/claim-${marks.length}`;
    if (!peek(fs, claim)) return marks;
    marks.push(fs.readdirSync(claim)[0] ?? '');
  }
}

function taken({ host, root }: Project, marks: readonly Mark[]): WriteFault {
  const holder = marks.find((mark) => isWorking(host, mark));
  return holder === undefined
    ? new WriteFault('unfinished', root)
    : new WriteFault('locked', root, { hint: describeMark(holder) });
}

function fill({ fs, mark }: Project, folder: string, claim: string): void {
  for (const path of [folder, `${folder}/${claim}`, `${folder}/${claim}/${mark}`])
    fs.mkdirSync(path, { mode: 0o755 });
}

/** A run that ends may take the empty folder away under our feet; then we make it again. */
function withStore(project: Project, act: () => void): void {
  for (let attempt = 1; ; attempt++) {
    try {
      makeStore(project);
      return act();
    } catch (error) {
      const gone = ['ENOENT', 'EEXIST'].includes(codeOf(error) ?? '');
      if (!gone || attempt === 3) {
        removeStore(project);
        throw error;
      }
    }
  }
}
