import type { Mutant } from '../mutant.ts';

export const mutants: readonly Mutant[] = [
  {
    check: 'XIII-2',
    title: "errors as the framework's own JSON",
    edits: [{ file: 'src/app/web/problems.py', replace: /^ {8}HTTPException: _http_error,\n/m, by: '' }],
  },
  {
    check: 'XIII-2',
    title: 'validation errors answer 400',
    edits: [{ file: 'src/app/web/problems.py', replace: 'problem(422, ', by: 'problem(400, ' }],
  },
  {
    check: 'XIII-3',
    title: 'the list ends after its first page',
    edits: [
      { file: 'src/app/items.py', replace: 'encode_cursor(items[-1].id) if more else None', by: 'None' },
    ],
  },
  {
    check: 'XIII-3',
    title: 'DELETE deletes nothing',
    edits: [
      {
        file: 'src/app/web/routes/items.py',
        replace: /^( +)await session\.delete\(.*\n/m,
        by: '    await _find(item_id, session)\n',
      },
    ],
  },
  {
    check: 'XIII-4',
    title: 'work_ms has no effect',
    edits: [{ file: 'src/app/tasks.py', replace: /^( {4})time\.sleep\(work_ms \/ 1000\)\n/m, by: '' }],
    also: ['IX-4'],
  },
];
