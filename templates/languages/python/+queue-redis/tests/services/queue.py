"""The job queue, as the tests look at it from outside."""

import json
from typing import Any

import pytest
from redis import Redis

from app.broker import NAMESPACE, QUEUE

#: The setting that attaches the queue, and the port if its URL has none.
SETTING, PORT = "redis_url", 6379


class Queue:
    """The keys in which the jobs are kept."""

    def __init__(self, redis: Redis) -> None:
        self._redis = redis

    def waiting(self) -> int:
        """How many jobs wait for a worker."""
        return int(self._redis.llen(f"{NAMESPACE}:{QUEUE}"))

    def given_back(self) -> int:
        """How many workers have left what they had to others."""
        return int(self._redis.zcount(f"{NAMESPACE}:__heartbeats__", 0, 0))

    def dead(self) -> int:
        """How many jobs have failed for good."""
        return int(self._redis.zcard(f"{NAMESPACE}:{QUEUE}.XQ"))

    def take(self) -> list[Any]:
        """Takes a job, and returns what it is called with."""
        (message,) = self._redis.hvals(f"{NAMESPACE}:{QUEUE}.msgs")
        arguments: list[Any] = json.loads(message)["args"]
        return arguments


@pytest.fixture
def queue(redis: Redis) -> Queue:
    return Queue(redis)
