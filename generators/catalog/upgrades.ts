import type { Upgrade } from '../core/upgrade.ts';

/** How the answers of older versions become those of this one, the oldest step first. */
export const upgrades: readonly Upgrade[] = [];
