import threading
from collections.abc import Iterator

import pytest
from door import door
from dramatiq.errors import ConnectionClosed
from processes import until
from pydantic import SecretStr
from services.queue import Queue

from app.broker import QUEUE, Broker, create_broker
from app.jobs import Jobs
from app.settings import Settings


@pytest.fixture
def broker(settings: Settings) -> Iterator[Broker]:
    broker = create_broker(settings)
    yield broker
    broker.close()


@pytest.fixture
def jobs(broker: Broker) -> Jobs:
    return Jobs(broker)


def test_threads_share_a_connection(broker: Broker, jobs: Jobs, queue: Queue) -> None:
    threads = [threading.Thread(target=jobs.log_message, args=("hello",)) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert queue.waiting() == 20
    assert len(broker.connections) == 1


def test_enqueues_again_after_an_outage(settings: Settings, queue: Queue) -> None:
    with door(settings.amqp_url.get_secret_value(), 5672) as way:
        through = settings.model_copy(update={"amqp_url": SecretStr(way.url)})
        jobs = Jobs(create_broker(through))
        jobs.log_message("before")

        way.shut()
        with pytest.raises(ConnectionClosed):
            jobs.log_message("meanwhile")

        way.open()
        jobs.log_message("after")
        jobs.close()

    assert queue.waiting() == 2


def test_makes_a_queue_anew_that_was_deleted(jobs: Jobs, queue: Queue) -> None:
    jobs.log_message("hello")
    queue.delete()

    jobs.log_message("hello")

    assert queue.waiting() == 1


def test_a_message_of_a_lost_connection_is_not_acknowledged_by_another(
    broker: Broker, jobs: Jobs, queue: Queue
) -> None:
    jobs.log_message("hello")
    lost, other = (broker.consume(QUEUE, timeout=50) for _ in range(2))
    message = until(lambda: next(lost))
    assert message
    lost.close()
    until(lambda: next(other))

    other.ack(message)
    other.close()

    until(lambda: queue.waiting() == 1)
