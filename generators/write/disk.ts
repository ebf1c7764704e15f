/** The disk of this machine: Node's own object. What a bundle makes of an import copies its hundred names in every run. */
export const fs = process.getBuiltinModule('node:fs');
