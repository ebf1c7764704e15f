import type { Ci } from '../../core/feature.ts';

export const githubActions: Ci = {
  kind: 'ci',
  id: 'github-actions',
  title: 'GitHub Actions',
  summary: 'checks, tests against real services, one image, promoted by digest',
  purposes: { '.github/': 'CI: checks, tests, one image built once; Dependabot' },
};
