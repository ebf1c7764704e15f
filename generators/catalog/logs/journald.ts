import type { Logs } from '../../core/feature.ts';
import { onDocker } from '../docker.ts';

export const journald: Logs = {
  kind: 'logs',
  id: 'journald',
  title: 'journald',
  summary: "into the host's journal, read with journalctl",
  purposes: { 'docs/logging.md': "how to read the logs in the host's journal" },
  refuses: onDocker,
};
