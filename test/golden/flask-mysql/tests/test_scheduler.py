from collections.abc import Callable

from processes import Process, until
from services.queue import Queue


def test_enqueues_a_job_at_each_interval(start: Callable[..., Process], queue: Queue) -> None:
    start("scheduler", SCHEDULE_INTERVAL="1")

    until(lambda: queue.waiting() >= 2)
