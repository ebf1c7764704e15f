import type { Target } from '../../core/feature.ts';
import { oneListener } from '../limits.ts';

export const kubernetes: Target = {
  kind: 'target',
  id: 'kubernetes',
  title: 'Kubernetes',
  summary: 'Kustomize: a base, overlays for staging and production',
  oidc: true,
  purposes: {
    'deploy/kubernetes/': 'Kubernetes: a base, overlays for staging and production, what releases them',
  },
  refuses: oneListener,
};
