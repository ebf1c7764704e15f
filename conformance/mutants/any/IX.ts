import type { Mutant } from '../mutant.ts';

export const mutants: readonly Mutant[] = [
  {
    check: 'IX-6',
    title: "Docker's own 10 s of grace",
    seenIn: 'D1: server.stop(timeout=60); nickjj/docker-flask-example',
    edits: [{ file: 'compose.yaml', replace: /^ *stop_grace_period: 30s$/m, by: '' }],
  },
  {
    check: 'IX-7',
    title: 'a shell between the signal and the process',
    seenIn: 'cookiecutter/cookiecutter-django#3405',
    edits: [
      {
        file: 'Dockerfile',
        replace: /^USER /m,
        by: `RUN real=$(command -v app) && mv "$real" "$real.real" && printf '#!/bin/sh\\n"%s.real" "$@"\\nexit $?\\n' "$real" > "$real" && chmod 755 "$real"\nUSER `,
      },
    ],
    also: 'all',
  },
];
