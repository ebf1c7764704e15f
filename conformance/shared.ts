import { type Lab, newLab, type Web } from './lab.ts';
import type { Rig } from './rig.ts';
import type { Attachments } from './services/attach.ts';

/** A web process that many checks ask, and none of them changes. */
export interface Shared extends Web {
  readonly attachments: Attachments;
}

const made = new WeakMap<Rig, Promise<Shared>>();

/** The run's one web process for checks that only read; it is started when the first asks. */
export function sharedWeb({ rig }: Lab): Promise<Shared> {
  const existing = made.get(rig);
  if (existing) return existing;
  const shared = start(newLab(rig, rig.scope));
  made.set(rig, shared);
  return shared;
}

async function start(lab: Lab): Promise<Shared> {
  const attachments = await lab.attach();
  const web = await lab.web(attachments.env);
  return { ...web, attachments };
}
