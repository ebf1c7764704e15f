"""The job queue, as the tests look at it from outside."""

import json
from collections.abc import Iterator
from typing import Any

import pika
import pytest
from pika.exceptions import ChannelClosedByBroker

from app.broker import QUEUE

#: The setting that attaches the queue, and the port if its URL has none.
SETTING, PORT = "amqp_url", 5672


class Queue:
    """The queue, and those beside it."""

    def __init__(self, url: str) -> None:
        self._connection = pika.BlockingConnection(pika.URLParameters(url))
        self._channel = self._connection.channel()

    def waiting(self) -> int:
        """How many jobs wait for a worker."""
        return self._length(QUEUE)

    def given_back(self) -> int:
        """How many jobs a worker has left to others."""
        return self.waiting()

    def dead(self) -> int:
        """How many jobs have failed for good."""
        return self._length(f"{QUEUE}.XQ")

    def take(self) -> list[Any]:
        """Takes a job, and returns what it is called with."""
        _, _, body = self._channel.basic_get(QUEUE, auto_ack=True)
        assert body
        arguments: list[Any] = json.loads(body)["args"]
        return arguments

    def delete(self) -> None:
        for name in QUEUE, f"{QUEUE}.DQ", f"{QUEUE}.XQ":
            self._channel.queue_delete(name)

    def close(self) -> None:
        self._connection.close()

    def _length(self, name: str) -> int:
        try:
            answer = self._channel.queue_declare(name, passive=True)
        except ChannelClosedByBroker:
            # There is none yet.
            self._channel = self._connection.channel()
            return 0
        return int(answer.method.message_count)


@pytest.fixture
def queue(amqp_url: str) -> Iterator[Queue]:
    queue = Queue(amqp_url)
    yield queue
    queue.close()


@pytest.fixture(autouse=True)
def _clean_queue(queue: Queue) -> None:
    queue.delete()
