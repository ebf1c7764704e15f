import type { Mutant } from '../mutant.ts';

const logs = 'src/app/logs.py';

export const mutants: readonly Mutant[] = [
  {
    check: 'XI-1',
    title: 'the formatter on one logger, the server left alone',
    seenIn: 'D0: json_log_formatter on getLogger(__name__)',
    edits: [{ file: 'src/app/web/server.py', replace: /^ +log_config=None,\n/m, by: '' }],
    also: ['XI-3', 'XI-4'],
  },
  {
    check: 'XI-1',
    title: 'tracebacks on lines of their own',
    edits: [
      {
        file: logs,
        replace: 'entry["exception"] = self.formatException(record.exc_info)',
        by: 'return json.dumps(entry, default=str) + "\\n" + self.formatException(record.exc_info)',
      },
    ],
    also: ['XI-1b'],
  },
  {
    check: 'XI-1b',
    title: 'the job prints',
    edits: [
      {
        file: 'src/app/tasks.py',
        replace: /^( {4})time\.sleep/m,
        by: '    print("working on", message, flush=True)\n    time.sleep',
      },
    ],
  },
  {
    check: 'XI-2',
    title: 'local time without a zone',
    edits: [{ file: logs, replace: 'time.replace("+00:00", "Z")', by: 'time.replace("+00:00", "")' }],
  },
  {
    check: 'XI-2',
    title: 'X-Request-ID is not taken over',
    edits: [
      {
        file: 'src/app/web/middleware.py',
        replace: 'given if _ACCEPTABLE.fullmatch(given) else str(uuid4())',
        by: 'str(uuid4())',
      },
    ],
    also: ['XI-4'],
  },
  {
    check: 'XI-3',
    title: 'lines kept back until there are many',
    edits: [
      {
        file: logs,
        replace: /handlers=\[handler\]/,
        by: 'handlers=[__import__("logging.handlers").handlers.MemoryHandler(3, target=handler)]',
      },
    ],
    also: 'all',
  },
  {
    check: 'XI-3',
    title: 'LOG_FORMAT has no effect',
    edits: [
      {
        file: logs,
        replace: 'JSONFormatter() if log_format == "json" else TextFormatter()',
        by: 'JSONFormatter()',
      },
    ],
  },
  {
    check: 'XI-4',
    title: "the server's access log beside the application's",
    edits: [{ file: 'src/app/web/server.py', replace: 'access_log=False', by: 'access_log=True' }],
  },
  {
    check: 'XI-4',
    title: 'health checks logged like any request',
    edits: [
      {
        file: 'src/app/web/middleware.py',
        replace: 'logging.DEBUG if path in PROBES else logging.INFO',
        by: 'logging.INFO',
      },
    ],
  },
  {
    check: 'XI-5',
    title: 'the URL of the queue in a debug line',
    edits: [
      {
        file: 'src/app/cache.py',
        replace: /^OPTIONS/m,
        by: 'import logging, os\nlogging.getLogger(__name__).warning("cache at %s", os.environ.get("REDIS_URL"))\n\nOPTIONS',
      },
    ],
    also: ['XII-5'],
  },
];
