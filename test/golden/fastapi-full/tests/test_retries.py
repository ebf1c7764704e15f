"""Jobs that fail, done by a worker in this process."""

from collections.abc import Callable, Iterator
from typing import override

import pytest
from door import door
from dramatiq import Broker, Middleware, Worker
from dramatiq.broker import MessageProxy
from processes import until
from pydantic import SecretStr
from services.queue import PORT, SETTING, Queue

from app import broker, jobs, tasks
from app.settings import Settings

type Work = Callable[..., jobs.Jobs]


class Retries(Middleware):
    """Takes note when a worker has taken a retry whose time has not come yet, and has done it."""

    taken = False
    done = False

    @override
    def before_delay_message(self, broker: Broker, message: MessageProxy) -> None:
        self.taken = True

    @override
    def after_process_message(
        self,
        broker: Broker,
        message: MessageProxy,
        *,
        result: object = None,
        exception: BaseException | None = None,
    ) -> None:
        self.done |= exception is None and "retries" in message.options


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

    def work(url: str | None = None, *middleware: Middleware) -> jobs.Jobs:
        through = {SETTING: SecretStr(url)} if url else {}
        queue = broker.create_broker(settings.model_copy(update=through))
        for part in middleware:
            queue.add_middleware(part)
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
    work: Work, flaky: list[str], queue: Queue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs, "MAX_RETRIES", 0)

    job_id = work().log_message("hello")

    until(lambda: queue.dead() == 1)
    assert flaky == [job_id]


def test_a_job_that_waits_for_its_retry_outlives_an_outage(
    work: Work, flaky: list[str], settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    with door(getattr(settings, SETTING).get_secret_value(), PORT) as way:
        retries = Retries()
        job_id = work(way.url, retries).log_message("hello")
        until(lambda: retries.taken)

        way.shut()
        until(lambda: "Consumer encountered a connection error" in caplog.text)
        way.open()

        until(lambda: retries.done)
    # Once more where the outage came before the broker knew of the retry: at least once.
    assert set(flaky) == {job_id}
