from collections.abc import Callable

from processes import Process, until
from redis import Redis

from app import broker


def test_enqueues_a_job_at_each_interval(start: Callable[..., Process], redis: Redis) -> None:
    start("scheduler", SCHEDULE_INTERVAL="1")

    until(lambda: redis.llen(f"{broker.NAMESPACE}:default") >= 2)
