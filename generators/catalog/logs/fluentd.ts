import type { Logs } from '../../core/feature.ts';
import { onDocker } from '../docker.ts';

export const fluentd: Logs = {
  kind: 'logs',
  id: 'fluentd',
  title: 'Fluentd',
  summary: 'through Fluentd into Elasticsearch, read in Kibana',
  purposes: { 'deploy/fluentd/': 'how Fluentd parses the logs and where it sends them' },
  refuses: onDocker,
};
