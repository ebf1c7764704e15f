import type { Mutant } from '../mutant.ts';

const server = 'src/app/web/server.py';
const SERVE = /^( {4})config = uvicorn\.Config\(/m;

export const mutants: readonly Mutant[] = [
  {
    check: 'II-4',
    title: 'a source that its own linter refuses',
    edits: [{ file: 'src/app/untidy.py', write: 'import os, sys\n' }],
  },
  {
    check: 'I-3',
    title: '/info makes up a commit',
    edits: [{ file: 'src/app/web/routes/info.py', replace: 'commit=COMMIT', by: 'commit="main"' }],
  },
  {
    check: 'II-1b',
    title: 'the image resolves dependencies anew',
    seenIn: 'D0; fastify/demo',
    edits: [
      {
        file: 'Dockerfile',
        replace: 'uv sync --locked --no-install-project',
        by: 'uv venv && uv pip install -r pyproject.toml',
      },
      { file: 'Dockerfile', replace: 'uv sync --locked --no-editable', by: 'uv pip install --no-deps .' },
    ],
    also: 'all',
  },
  {
    check: 'II-3b',
    title: 'the health check ignores the status',
    seenIn: 'nickjj/docker-flask-example',
    edits: [
      {
        file: 'src/app/healthcheck.py',
        replace: /return None if response\.status == 200 else body/,
        by: 'return None',
      },
    ],
  },
  {
    check: 'V-1',
    title: 'dependencies of development in the image',
    seenIn: 'brocoders/nestjs-boilerplate; nickjj/docker-flask-example',
    edits: [{ file: 'Dockerfile', replace: /^ *UV_NO_DEV=1 \\\n/m, by: '' }],
  },
  {
    check: 'VI-1',
    title: 'a file written outside of /tmp',
    edits: [
      {
        file: server,
        replace: SERVE,
        by: '    Path("/var/tmp/state").write_text("")\n    config = uvicorn.Config(',
      },
      { file: server, replace: 'import asyncio\n', by: 'import asyncio\nfrom pathlib import Path\n' },
    ],
    also: ['IV-3f', 'VIII-1b'],
  },
  {
    check: 'VI-2',
    title: 'visits counted in the process',
    edits: [
      {
        file: 'src/app/web/cache.py',
        replace: /return int\(await self\._redis\.incr\(.*\)\)/,
        by: 'self.visits = getattr(self, "visits", 0) + 1\n        await self._redis.ping()\n        return self.visits',
      },
    ],
    also: ['IV-1', 'IV-3c', 'VIII-1b'],
  },
  {
    check: 'VI-3',
    title: 'a scheduler inside of web',
    seenIn: 'APScheduler in FastAPI services',
    edits: [
      {
        file: 'src/app/web/app.py',
        replace: /^( +)yield\n/m,
        by: [
          '        async def fire() -> None:',
          '            import asyncio',
          '            while True:',
          '                await asyncio.sleep(settings.schedule_interval)',
          '                await asyncio.to_thread(clients.jobs.log_message, "scheduled")',
          '        import asyncio',
          '        task = asyncio.create_task(fire())',
          '        yield',
          '        task.cancel()',
          '',
        ].join('\n'),
      },
    ],
    also: ['VIII-5'],
  },
  {
    check: 'VII-1',
    title: 'web listens on localhost alone',
    seenIn: 'fastify/demo',
    edits: [{ file: server, replace: 'host="0.0.0.0"', by: 'host="127.0.0.1"' }],
    also: ['VII-1b', 'VIII-1b', 'IV-3f'],
  },
  {
    check: 'VII-1b',
    title: 'the image sets a PORT of its own',
    seenIn: 'cookiecutter/cookiecutter-django: 5000; D0: 8000 and 8080',
    edits: [
      { file: 'Dockerfile', replace: 'ENV REVISION=$REVISION', by: 'ENV REVISION=$REVISION PORT=5000' },
    ],
    also: ['III-4b', 'VII-1'],
  },
  {
    check: 'VII-3',
    title: 'GET / leaves out the version',
    edits: [{ file: 'src/app/web/routes/root.py', replace: 'version=VERSION', by: 'version=None' }],
    also: 'all',
  },
  {
    check: 'VII-4',
    title: 'liveness asks the database',
    edits: [
      {
        file: 'src/app/web/routes/health.py',
        replace: 'async def live() -> Live:',
        by: 'async def live(clients: Attached) -> Live:',
      },
      {
        file: 'src/app/web/routes/health.py',
        replace: /^( +)return Live\(\)/m,
        by: '    await clients.database.ping()\n    return Live()',
      },
    ],
    also: ['IV-2b', 'IV-3', 'IV-3b', 'IV-3e', 'IV-3f', 'VII-1b', 'XI-5'],
  },
  {
    check: 'VII-5',
    title: '/info shows where the services are',
    seenIn: 'D0: backing host and port in /info',
    edits: [
      {
        file: 'src/app/web/routes/info.py',
        replace: 'name=name, kind=kind',
        by: 'name=getattr(settings, f"{name}_url").get_secret_value().rpartition("@")[2], kind=kind',
      },
    ],
  },
  {
    check: 'VIII-1',
    title: 'the scheduler ends with status 1',
    edits: [
      {
        file: 'src/app/cli.py',
        replace: /(from app\.scheduler import run\n\n {4}run\(settings\)\n {4})return 0/,
        by: 'from app.scheduler import run\n\n    run(settings)\n    return 1',
      },
    ],
    also: ['IX-5', 'V-2'],
  },
  {
    check: 'VIII-2',
    title: 'web goes into the background',
    edits: [
      {
        file: server,
        replace: SERVE,
        by: '    import os\n    if os.fork():\n        os._exit(0)\n    config = uvicorn.Config(',
      },
    ],
    also: 'all',
  },
  {
    check: 'VIII-2',
    title: 'a rotating log file',
    seenIn: 'benavlabs/FastAPI-boilerplate',
    edits: [
      {
        file: 'src/app/logs.py',
        replace: /^( {4})logging\.captureWarnings\(True\)/m,
        by: '    from logging.handlers import RotatingFileHandler\n    logging.getLogger().addHandler(RotatingFileHandler("/tmp/app.log"))\n    logging.captureWarnings(True)',
      },
    ],
  },
  {
    check: 'VIII-3',
    title: 'four workers, whatever the platform wants',
    seenIn: 'fastapi/full-stack-fastapi-template: fastapi run --workers 4',
    edits: [
      {
        file: server,
        replace: SERVE,
        by: '    import subprocess\n    for _ in range(3):\n        subprocess.Popen(["sleep", "600"])\n    config = uvicorn.Config(',
      },
    ],
  },
  {
    check: 'VIII-4',
    title: 'every job enqueued twice',
    edits: [
      {
        file: 'src/app/jobs.py',
        replace: /^( +)(self\._log_message\.send\(.*\))$/m,
        by: '        self._log_message.send(job_id, message, work_ms)\n        self._log_message.send(job_id, message, work_ms)',
      },
    ],
    also: ['IX-4b', 'VIII-5', 'XIII-4'],
  },
  {
    check: 'VIII-5',
    title: 'the scheduler fires twice each time',
    edits: [
      {
        file: 'src/app/scheduler.py',
        replace: /^( +)jobs\.log_message\("scheduled"\)/m,
        by: '                jobs.log_message("scheduled")\n                jobs.log_message("scheduled")',
      },
    ],
  },
];
