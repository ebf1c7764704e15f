import { mergeText } from '../../generators/core/merge/text.ts';
import { text } from './text.ts';

/** Merges three texts of a file that is read as YAML. */
export function merge(base: string, mine: string, next: string) {
  return mergeText({ path: 'compose.yaml', base, mine, next });
}

/** A project's services. */
export const compose = text(
  'services:',
  '  web:',
  '    image: app',
  '    ports:',
  '      - "8000:8000"',
  '  db:',
  '    image: postgres:16',
  'volumes:',
  '  data:',
);
