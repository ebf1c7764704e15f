import type { Target } from '../../core/feature.ts';
import { oneListener } from '../limits.ts';

export const helm: Target = {
  kind: 'target',
  id: 'helm',
  title: 'Helm',
  summary: 'a chart for Kubernetes, with examples for Argo CD and Flux',
  oidc: true,
  purposes: {
    'deploy/helm/': 'Kubernetes by Helm: the chart, values for staging and production, GitOps examples',
  },
  refuses: oneListener,
};
