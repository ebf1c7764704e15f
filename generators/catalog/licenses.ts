import type { Named } from '../core/blueprint.ts';

/** Licences by SPDX id. */
export const licenses: readonly Named[] = [
  { id: 'MIT', title: 'MIT', summary: 'short and permissive' },
  { id: 'Apache-2.0', title: 'Apache 2.0', summary: 'permissive, with a patent grant' },
];
