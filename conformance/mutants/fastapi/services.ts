import type { Mutant } from '../mutant.ts';

const READY = ['II-3b', 'IV-2b', 'IV-3', 'IV-3b', 'IV-3e', 'IV-3f', 'VII-4', 'XI-5'];

export const mutants: readonly Mutant[] = [
  {
    check: 'IV-1',
    title: "the cache's database number is fixed",
    seenIn: 'D0: REDIS_HOST and REDIS_PORT; s3rius/FastAPI-template',
    edits: [
      {
        file: 'src/app/web/cache.py',
        replace: 'Redis.from_url(url.get_secret_value()',
        by: 'Redis.from_url(url.get_secret_value().rsplit("/", 1)[0] + "/15"',
      },
    ],
    also: ['IV-3c', 'VI-2'],
  },
  {
    check: 'IV-2',
    title: 'postgres:// is not understood',
    seenIn: 'what Heroku gives, to SQLAlchemy',
    edits: [{ file: 'src/app/urls.py', replace: /^ {4}"postgres": .*\n/m, by: '' }],
  },
  {
    check: 'IV-2',
    title: 'passwords are decoded and not encoded again',
    seenIn: 'evrone/go-clean-template: a raw @ in a URL',
    edits: [
      {
        file: 'src/app/urls.py',
        replace: "{quote(unquote(parts.password), safe='')}",
        by: '{unquote(parts.password)}',
      },
    ],
  },
  {
    check: 'IV-2b',
    title: 'rediss:// is taken for redis://',
    edits: [
      { file: 'src/app/urls.py', replace: 'Scheme("redis", "rediss")', by: 'Scheme("redis", "redis")' },
    ],
  },
  {
    check: 'IV-3',
    title: 'readiness looks at nothing',
    seenIn: 's3rius/FastAPI-template',
    edits: [
      {
        file: 'src/app/web/routes/health.py',
        replace: 'await failures(clients.checks())',
        by: 'await failures({})',
      },
    ],
    also: READY,
  },
  {
    check: 'IV-3',
    title: 'a probe kills the process when a service is down',
    seenIn: 'Melkeydev/go-blueprint',
    edits: [
      {
        file: 'src/app/web/routes/health.py',
        replace: /^( {4})if found:\n/m,
        by: '    if found:\n        import os\n\n        os._exit(1)\n    if found:\n',
      },
    ],
    also: [...READY, 'XI-1'],
  },
  {
    check: 'IV-3b',
    title: 'web wants its database at start',
    edits: [
      {
        file: 'src/app/web/app.py',
        replace: /^( +)(clients = app\.state\.clients = .*)$/m,
        by: '        clients = app.state.clients = Clients.create(settings)\n        await clients.database.ping()',
      },
    ],
    also: ['IV-2b', 'VII-1b', 'VII-4', 'XI-5', 'XII-3'],
  },
  {
    check: 'IV-3c',
    title: 'GET / fails without its cache',
    edits: [
      { file: 'src/app/web/routes/root.py', replace: 'except CacheError', by: 'except ZeroDivisionError' },
    ],
    also: ['XI-1', 'XI-5'],
  },
  {
    check: 'IV-3d',
    title: 'the worker dies with its queue',
    edits: [
      {
        file: 'src/app/worker.py',
        replace: /^( {4})while True:\n/m,
        by: '    while True:\n        broker.client.ping()\n',
      },
    ],
    also: ['IV-3b', 'XI-1b'],
  },
  {
    check: 'IV-3e',
    title: 'readiness waits as long as it takes',
    edits: [
      { file: 'src/app/web/health.py', replace: 'TIMEOUT = 1.0', by: 'TIMEOUT = 300.0' },
      { file: 'src/app/cache.py', replace: /"socket_(connect_)?timeout": 0\.5,/g, by: '' },
    ],
    also: ['IV-3c'],
  },
  {
    check: 'IV-3f',
    title: 'once down, always down',
    edits: [
      {
        file: 'src/app/web/routes/health.py',
        replace: 'found = await failures(clients.checks())',
        by: 'found = (await failures(clients.checks())) or getattr(router, "seen", {})\n    router.seen = found',
      },
    ],
    also: ['IV-3', 'IV-3b', 'IV-3e'],
  },
];
