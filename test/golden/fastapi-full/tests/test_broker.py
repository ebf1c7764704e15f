from collections.abc import Callable, Iterator

import pytest
from door import door
from dramatiq import Worker
from processes import until
from pydantic import SecretStr
from redis import Redis

from app import broker, jobs, tasks
from app.settings import Settings

type Work = Callable[..., jobs.Jobs]


def taken(redis: Redis, queue: str = "default") -> bool:
    """Whether some worker has taken a job from the queue and not yet done it."""
    return bool(redis.keys(f"{broker.NAMESPACE}:__acks__.*.{queue}"))


@pytest.fixture
def flaky(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Makes the task fail the first time; the list tells which jobs were done after all."""
    calls: list[str] = []

    def log_message(job_id: str, *_: object) -> None:
        calls.append(job_id)
        if len(calls) == 1:
            raise RuntimeError("not this time")

    monkeypatch.setattr(tasks, "log_message", log_message)
    return calls


@pytest.fixture
def work(settings: Settings) -> Iterator[Work]:
    """Starts a worker in this process, and returns what it can do."""
    workers: list[Worker] = []

    def work(redis_url: str | None = None) -> jobs.Jobs:
        url = SecretStr(redis_url) if redis_url else settings.redis_url
        queue = broker.create_broker(settings.model_copy(update={"redis_url": url}))
        known = jobs.Jobs(queue)
        workers.append(Worker(queue, worker_timeout=50))
        workers[-1].start()
        return known

    yield work
    for worker in workers:
        worker.stop(timeout=1000)
        worker.broker.close()


def test_a_job_that_fails_is_tried_again(
    work: Work, flaky: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs, "MIN_BACKOFF", 50)

    job_id = work().log_message("hello")

    until(lambda: flaky == [job_id, job_id])


def test_a_job_that_fails_too_often_becomes_a_dead_letter(
    work: Work, flaky: list[str], redis: Redis, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs, "MAX_RETRIES", 0)

    job_id = work().log_message("hello")

    until(lambda: redis.zcard(f"{broker.NAMESPACE}:default.XQ") == 1)
    assert flaky == [job_id]


def test_a_job_that_waits_for_its_retry_outlives_an_outage(
    work: Work,
    flaky: list[str],
    redis: Redis,
    settings: Settings,
    caplog: pytest.LogCaptureFixture,
) -> None:
    with door(settings.redis_url.get_secret_value(), 6379) as way:
        job_id = work(redis_url=way.url).log_message("hello")
        until(lambda: taken(redis, "default.DQ"))

        way.shut()
        until(lambda: "Consumer encountered a connection error" in caplog.text)
        way.open()

        until(lambda: flaky == [job_id, job_id] and not taken(redis))
