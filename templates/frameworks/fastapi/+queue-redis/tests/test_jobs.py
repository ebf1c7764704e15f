import signal
from collections.abc import Callable, Iterator

import pytest
from door import door
from dramatiq import Worker
from fastapi.testclient import TestClient
from processes import Process, until
from pydantic import SecretStr
from redis import Redis

from app import broker, jobs, tasks
from app.settings import Settings

type Start = Callable[..., Process]


def enqueue(client: TestClient, count: int = 1, work_ms: int = 0) -> set[str]:
    responses = [
        client.post("/jobs", json={"message": "hello", "work_ms": work_ms}) for _ in range(count)
    ]
    assert {response.status_code for response in responses} == {202}
    return {response.json()["id"] for response in responses}


def done(*workers: Process) -> list[str]:
    """The ids of the jobs that the workers say they have done."""
    return [line["job_id"] for worker in workers for line in worker.events("job.done")]


def started(worker: Process) -> Process:
    until(lambda: worker.events("worker.started"))
    return worker


def taken(redis: Redis, queue: str = "default") -> bool:
    """Whether some worker has taken a job from the queue and not yet done it."""
    return bool(redis.keys(f"dramatiq:__acks__.*.{queue}"))


def test_a_worker_does_a_job(client: TestClient, start: Start) -> None:
    (job_id,) = enqueue(client)
    worker = start("worker")

    (line,) = until(lambda: worker.events("job.done"))

    assert line["job_id"] == job_id
    assert line["text"] == "hello"


def test_workers_share_jobs_and_do_each_once(client: TestClient, start: Start) -> None:
    workers = [started(start("worker")) for _ in range(2)]
    ids = enqueue(client, 30, work_ms=20)

    until(lambda: len(done(*workers)) >= 30)

    assert sorted(done(*workers)) == sorted(ids)


def test_a_job_outlives_its_worker(client: TestClient, start: Start, redis: Redis) -> None:
    worker = started(start("worker"))
    (job_id,) = enqueue(client, work_ms=1000)
    until(lambda: taken(redis))

    worker.signal(signal.SIGKILL)
    other = started(start("worker"))

    until(lambda: done(other) == [job_id], seconds=broker.HEARTBEAT_TIMEOUT + 5)


def test_a_worker_finishes_its_job_before_it_exits(
    client: TestClient, start: Start, redis: Redis
) -> None:
    worker = started(start("worker"))
    (job_id,) = enqueue(client, work_ms=1000)
    until(lambda: taken(redis))

    worker.signal(signal.SIGTERM)

    assert worker.exit_status() == 0
    assert done(worker) == [job_id]


def test_a_worker_gives_back_at_once_what_takes_too_long(
    client: TestClient, start: Start, redis: Redis
) -> None:
    worker = started(start("worker", SHUTDOWN_TIMEOUT="1"))
    enqueue(client, work_ms=60_000)
    until(lambda: taken(redis))

    worker.signal(signal.SIGTERM)

    assert worker.exit_status() == 0
    assert redis.zcount("dramatiq:__heartbeats__", 0, 0) == 1


@pytest.mark.parametrize(
    "body",
    [{}, {"message": ""}, {"message": "x", "work_ms": 60_001}, {"message": "x", "work_ms": -1}],
)
def test_refuses_an_invalid_job(client: TestClient, body: object) -> None:
    assert client.post("/jobs", json=body).status_code == 422


def test_the_scheduler_enqueues_a_job_at_each_interval(start: Start, redis: Redis) -> None:
    start("scheduler", SCHEDULE_INTERVAL="1")

    until(lambda: redis.llen("dramatiq:default") >= 2)


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
def work(settings: Settings) -> Iterator[Callable[..., jobs.Jobs]]:
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
    work: Callable[[], jobs.Jobs], flaky: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs, "MIN_BACKOFF", 50)

    job_id = work().log_message("hello")

    until(lambda: flaky == [job_id, job_id])


def test_a_job_that_fails_too_often_becomes_a_dead_letter(
    work: Callable[[], jobs.Jobs], flaky: list[str], redis: Redis, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs, "MAX_RETRIES", 0)

    job_id = work().log_message("hello")

    until(lambda: redis.zcard("dramatiq:default.XQ") == 1)
    assert flaky == [job_id]


def test_a_job_that_waits_for_its_retry_outlives_an_outage(
    work: Callable[..., jobs.Jobs],
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
