import type { Mutant } from '../mutant.ts';

const server = 'src/app/web/server.py';
const lifecycle = 'src/app/lifecycle.py';
const CONFIG = /^( {4})config = uvicorn\.Config\(/m;

export const mutants: readonly Mutant[] = [
  {
    check: 'IX-1',
    title: 'six seconds of preparation',
    edits: [
      {
        file: server,
        replace: CONFIG,
        by: '    import time\n    time.sleep(6)\n    config = uvicorn.Config(',
      },
    ],
    also: ['IX-5b'],
  },
  {
    check: 'IX-2',
    title: 'uvicorn as it comes',
    seenIn: 'uvicorn app:app: exit status 143',
    edits: [
      {
        file: server,
        replace: '    Server(config).run()',
        by: '    import signal\n    signal.signal(signal.SIGTERM, signal.SIG_DFL)\n    signal.signal(signal.SIGINT, signal.SIG_DFL)\n    uvicorn.Server(config).run()',
      },
    ],
    also: ['IX-2b', 'IX-3', 'IX-5', 'IX-7', 'VIII-1', 'V-2'],
  },
  {
    check: 'IX-2',
    title: 'SIGTERM ends the process at once, with 0',
    seenIn: 'flask run; practicajs/practica',
    edits: [{ file: lifecycle, replace: '    _received.put(number)', by: '    os._exit(0)' }],
    also: ['IX-3', 'IX-4', 'IX-5', 'IX-7', 'XI-1', 'XI-1b'],
  },
  {
    check: 'IX-2b',
    title: 'idle connections are waited for',
    seenIn: 'hagopj13/node-express-boilerplate: closes but never exits',
    edits: [
      {
        file: server,
        replace: '        await super().shutdown(sockets)\n',
        by: '        for listening in self.servers:\n            listening.close()\n        while self.server_state.connections:\n            await asyncio.sleep(0.1)\n        await super().shutdown(sockets)\n',
      },
    ],
    also: ['IX-3'],
  },
  {
    check: 'IX-3',
    title: 'no end to patience',
    edits: [
      {
        file: server,
        replace: 'timeout_graceful_shutdown=settings.shutdown_timeout',
        by: 'timeout_graceful_shutdown=None',
      },
      { file: lifecycle, replace: 'time.sleep(timeout + MARGIN)', by: 'time.sleep(3600)' },
    ],
  },
  {
    check: 'IX-4',
    title: 'a job is acknowledged before it is done',
    seenIn: 'benavlabs/FastAPI-boilerplate: handle_signals=False',
    edits: [
      {
        file: 'src/app/tasks.py',
        replace: /^( {4})time\.sleep\(work_ms \/ 1000\)\n(.*)\n/m,
        by: [
          '    import threading',
          '    def work() -> None:',
          '        time.sleep(work_ms / 1000)',
          '        logger.info("job done", extra={"event": "job.done", "job_id": job_id, "text": message})',
          '    threading.Thread(target=work, daemon=True).start()',
          '',
        ].join('\n'),
      },
    ],
    also: ['IX-4b'],
  },
  {
    check: 'IX-4b',
    title: 'what a dead worker had is never given back',
    edits: [
      { file: 'src/app/broker.py', replace: 'HEARTBEAT_TIMEOUT = 10', by: 'HEARTBEAT_TIMEOUT = 100_000' },
    ],
  },
  {
    check: 'IX-5',
    title: 'SIGINT is not handled',
    edits: [{ file: lifecycle, replace: 'in (signal.SIGTERM, signal.SIGINT):', by: 'in (signal.SIGTERM,):' }],
  },
  {
    check: 'IX-5b',
    title: 'SIGTERM is lost while the process starts',
    edits: [
      {
        file: lifecycle,
        replace: /^( {8})signal\.signal\(number, _?take_note\)/m,
        by: '        signal.signal(number, signal.SIG_IGN)',
      },
      {
        file: lifecycle,
        replace: /^( {4})(threading\.Thread\(target=_stop.*)$/m,
        by: '    threading.Thread(target=_stop, args=(timeout,), name="lifecycle", daemon=True).start()\n    time.sleep(1.5)\n    for number in (signal.SIGTERM, signal.SIGINT):\n        signal.signal(number, lambda received, _: _received.put(received))',
      },
    ],
  },
];
