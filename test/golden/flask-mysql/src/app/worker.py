"""The worker: takes jobs from the queue and does them."""

import logging

from dramatiq import Worker

from app import heartbeat
from app.broker import create_broker
from app.jobs import Jobs
from app.lifecycle import stopping
from app.settings import Settings

#: Jobs done at the same time. More of them: more workers.
THREADS = 4

#: Milliseconds after which an idle worker looks for a job again.
POLL_INTERVAL = 500

logger = logging.getLogger(__name__)


def run(settings: Settings) -> None:
    """Works until the process is asked to stop, then finishes the jobs in hand."""
    broker = create_broker(settings)
    Jobs(broker)
    worker = Worker(broker, worker_threads=THREADS, worker_timeout=POLL_INTERVAL)
    # Take what can be done at once; the rest is better off with other workers.
    worker.queue_prefetch = THREADS
    worker.start()
    logger.info("worker started", extra={"event": "worker.started"})
    while True:
        if all(thread.is_alive() for thread in [*worker.workers, *worker.consumers.values()]):
            heartbeat.beat("worker")
        if stopping.wait(heartbeat.INTERVAL):
            break
    # A job that takes longer is not acknowledged, hence given to another worker.
    worker.stop(timeout=settings.shutdown_timeout * 1000)
    broker.close()
    logger.info("worker stopped", extra={"event": "worker.stopped"})
