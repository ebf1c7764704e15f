"""The jobs: tasks, done by a worker that takes them from the queue."""

import logging
import time
from typing import Any
from uuid import uuid4

import dramatiq
from dramatiq.broker import MessageProxy
from dramatiq.errors import BrokerConnectionError
from dramatiq.middleware import Retries

from app import tasks
from app.broker import QUEUE, Broker

#: A job that fails is tried again this often, after pauses that double from the least to the
#: greatest (in milliseconds). If it fails to the last, it is kept as a dead letter for a week.
MAX_RETRIES = 5
MIN_BACKOFF = 1_000
MAX_BACKOFF = 300_000

logger = logging.getLogger(__name__)


class Jobs:
    """Every job of this application, by a method that enqueues it and returns its id."""

    def __init__(self, broker: Broker) -> None:
        self._broker = broker
        broker.add_middleware(PersistentRetries())
        self._log_message = dramatiq.actor(broker=broker, queue_name=QUEUE)(tasks.log_message)

    def log_message(self, message: str, work_ms: int = 0) -> str:
        job_id = str(uuid4())
        self._log_message.send(job_id, message, work_ms)
        return job_id

    def ping(self) -> None:
        """Raises ConnectionClosed if nothing can be enqueued."""
        self._broker.ping()

    def close(self) -> None:
        self._broker.close()


class PersistentRetries(Retries):
    """Retries that outlast an outage of the queue."""

    def __init__(self) -> None:
        super().__init__(max_retries=MAX_RETRIES, min_backoff=MIN_BACKOFF, max_backoff=MAX_BACKOFF)

    def after_process_message(
        self,
        broker: dramatiq.Broker,
        message: MessageProxy,
        *,
        result: Any = None,
        exception: BaseException | None = None,
    ) -> None:
        options = dict(message.options)
        while True:
            try:
                super().after_process_message(broker, message, result=result, exception=exception)
            except BrokerConnectionError as error:
                # dramatiq would go on to acknowledge the message, which then was lost.
                logger.warning("cannot enqueue the retry: %s", error)
                message.options.clear()
                message.options.update(options)
                time.sleep(1)
            else:
                return
