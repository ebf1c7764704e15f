import signal
from collections.abc import Callable, Iterator

import pytest
from processes import Process, until
from services.queue import Queue

from app import broker
from app.jobs import Jobs
from app.settings import Settings

type Start = Callable[..., Process]


@pytest.fixture
def jobs(settings: Settings) -> Iterator[Jobs]:
    jobs = Jobs(broker.create_broker(settings))
    yield jobs
    jobs.close()


def done(*workers: Process) -> list[str]:
    """The ids of the jobs that the workers say they have done."""
    return [line["job_id"] for worker in workers for line in worker.events("job.done")]


def started(worker: Process) -> Process:
    until(lambda: worker.events("worker.started"))
    return worker


def taken(queue: Queue) -> bool:
    """Whether some worker has taken what was waiting."""
    return queue.waiting() == 0


def test_a_worker_does_a_job(jobs: Jobs, start: Start) -> None:
    job_id = jobs.log_message("hello")
    worker = start("worker")

    (line,) = until(lambda: worker.events("job.done"))

    assert line["job_id"] == job_id
    assert line["text"] == "hello"


def test_workers_share_jobs_and_do_each_once(jobs: Jobs, start: Start) -> None:
    workers = [started(start("worker")) for _ in range(2)]
    ids = [jobs.log_message("hello", work_ms=20) for _ in range(30)]

    until(lambda: len(done(*workers)) >= 30)

    assert sorted(done(*workers)) == sorted(ids)


def test_a_job_outlives_its_worker(jobs: Jobs, start: Start, queue: Queue) -> None:
    worker = started(start("worker"))
    job_id = jobs.log_message("hello", work_ms=1000)
    until(lambda: taken(queue))

    worker.signal(signal.SIGKILL)
    other = started(start("worker"))

    until(lambda: done(other) == [job_id])


def test_a_worker_finishes_its_job_before_it_exits(jobs: Jobs, start: Start, queue: Queue) -> None:
    worker = started(start("worker"))
    job_id = jobs.log_message("hello", work_ms=1000)
    until(lambda: taken(queue))

    worker.signal(signal.SIGTERM)

    assert worker.exit_status() == 0
    assert done(worker) == [job_id]


def test_a_worker_gives_back_at_once_what_takes_too_long(
    jobs: Jobs, start: Start, queue: Queue
) -> None:
    worker = started(start("worker", SHUTDOWN_TIMEOUT="1"))
    jobs.log_message("hello", work_ms=60_000)
    until(lambda: taken(queue))

    worker.signal(signal.SIGTERM)

    assert worker.exit_status() == 0
    until(lambda: queue.given_back() == 1)
