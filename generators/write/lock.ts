import { discard, tempName } from './discard.ts';
import { WriteFault } from './fault.ts';
import { codeOf, peek } from './files.ts';
import { move } from './move.ts';
import { describeMark, isWorking, type Mark } from './owner.ts';
import { storePath } from './paths.ts';
import { makeStore, type Project, removeStore, tempPrefix } from './store.ts';

/**
 * Makes `active`, which is the lock: a folder is filled under a name of our own and renamed there, which no system
 * does where a folder with something in it stands. So the lock and the name of its holder appear in one step.
 *
 * Throws `locked` while another run works here, `unfinished` where one was interrupted.
 */
export function acquire(project: Project): void {
  persist(project, () => {
    try {
      // A run that ends may take the empty store away under our feet: it is made again each time.
      makeStore(project);
      claim(project, ['claim-0', project.mark], project.active);
    } catch (error) {
      if (deadClaims(project)) throw new WriteFault('unfinished', project.root);
      removeStore(project);
      throw error;
    }
    return true;
  });
}

/**
 * Takes over the transaction of runs that are dead; false where there is none. Claims only ever add up
 * (`claim-1`, `claim-2`, …), so of several runs that find the same dead holder exactly one gets the next number.
 */
export function takeOver(project: Project): boolean {
  return persist(project, () => {
    const dead = deadClaims(project);
    if (!dead) return false;
    const ours = `${project.active}/claim-${dead.length}`;
    claim(project, [project.mark], ours);
    // Between the look and the claim others may have finished this and begun something new: then it is not ours.
    const now = claimsOf(project);
    if (now && dead.every((mark, index) => now[index] === mark)) return true;
    discard(project.fs, ours);
    throw new WriteFault('locked', project.root);
  });
}

/** The marks of dead runs that claimed what is left here; nothing where nothing is left. */
function deadClaims(project: Project): readonly Mark[] | undefined {
  const marks = claimsOf(project);
  if (!marks) return undefined;
  const holder = marks.find((mark) => isWorking(project.host, mark));
  if (holder !== undefined) throw new WriteFault('locked', project.root, { hint: describeMark(holder) });
  // A run that is dead by now may have come to a good end just before: then this is somebody else's, or nobody's.
  const first = marks.map((mark) => `/claim-0/${mark}`).at(0) ?? '';
  return peek(project.fs, project.active + first) ? marks : deadClaims(project);
}

/** The marks of all that claimed this transaction, first the one that began it. */
function claimsOf({ fs, active }: Project): readonly Mark[] | undefined {
  const marks: Mark[] = [];
  try {
    const found = peek(fs, active);
    if (!found) return undefined;
    if (!found.isDirectory()) throw new WriteFault('damaged', `${storePath}/active`);
    while (peek(fs, `${active}/claim-${marks.length}`)) {
      marks.push(fs.readdirSync(`${active}/claim-${marks.length}`)[0] ?? '');
    }
    return marks;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** Makes nested folders in one step: `target`, with `path` in it. It fails where something is there already. */
function claim(project: Project, path: readonly string[], target: string): void {
  const { fs, local } = project;
  const temp = `${local}/${tempName(project, tempPrefix)}`;
  try {
    const folders = [temp, ...path.map((_, index) => [temp, ...path.slice(0, index + 1)].join('/'))];
    for (const folder of folders) fs.mkdirSync(folder, { mode: 0o755 });
    move(project, temp, target);
  } catch (error) {
    discard(fs, temp);
    throw error;
  }
}

/** Tries again while other runs come and go; after some tries the project is `locked`. */
function persist<T>({ root, host }: Project, act: () => T): T {
  const contended = new Set(['EEXIST', 'ENOTEMPTY', 'ENOENT', ...(host.windows ? ['EPERM', 'EACCES'] : [])]);
  for (let attempt = 1; attempt <= 10; attempt++) {
    try {
      return act();
    } catch (error) {
      if (!contended.has(codeOf(error) ?? '')) throw error;
    }
  }
  throw new WriteFault('locked', root);
}
