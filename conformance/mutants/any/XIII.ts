import type { Mutant } from '../mutant.ts';

export const mutants: readonly Mutant[] = [
  {
    check: 'XIII-1',
    title: 'the committed openapi.json is an old one',
    edits: [{ file: 'openapi.json', replace: /"\/info": \{/, by: '"/information": {' }],
  },
];
