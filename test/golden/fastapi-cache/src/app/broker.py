"""The job queue on Redis."""

import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import Any, override

import dramatiq
import redis
from dramatiq import Message, Middleware
from dramatiq.broker import MessageProxy
from dramatiq.brokers.redis import RedisBroker, _RedisConsumer
from dramatiq.errors import ConnectionClosed
from redis.backoff import NoBackoff
from redis.retry import Retry

from app.about import SERVICE
from app.settings import Settings

#: What the keys of the queue begin with.
NAMESPACE = f"{SERVICE}:jobs"

#: The queue.
QUEUE = "default"

#: Seconds without a sign of life after which a worker counts as dead. What it had taken then
#: goes to whichever worker next looks for a job, and an idle one looks about twice a second.
HEARTBEAT_TIMEOUT = 10

#: Seconds that Redis may take to answer.
TIMEOUT = 2.0


def create_broker(settings: Settings) -> "Broker":
    """The queue's broker; it connects when it is first used."""
    client = redis.Redis.from_url(
        settings.redis_url.get_secret_value(),
        socket_connect_timeout=TIMEOUT,
        socket_timeout=TIMEOUT,
        # A command without a reply may have been carried out. To repeat it would enqueue
        # a job twice, or take a second job and forget the first.
        retry=Retry(NoBackoff(), 0),
    )
    return Broker(client=client, heartbeat_timeout=HEARTBEAT_TIMEOUT * 1000)


class Broker(RedisBroker):
    """dramatiq's broker for Redis, without its gaps in at-least-once delivery.

    dramatiq remembers in Redis which messages a worker has taken, and gives them back once the
    worker is dead. But a worker that lives on after it has lost its connection keeps for ever
    what was in the lost reply, and all delayed messages (Bogdanp/dramatiq#527). And the dead are
    only looked for once in a thousand commands, of which there are few while the queue is empty.
    """

    def __init__(self, *, client: redis.Redis, heartbeat_timeout: int) -> None:
        super().__init__(client=client, heartbeat_timeout=heartbeat_timeout, namespace=NAMESPACE)
        self.add_middleware(_Farewell(self))
        self._held: defaultdict[str, set[str]] = defaultdict(set)
        self._judges_from = 0.0

    @property
    def consumer_class(self) -> type["Consumer"]:
        return Consumer

    def enqueue(self, message: Message[Any], *, delay: int | None = None) -> Message[Any]:
        """Puts a message on its queue; raises ConnectionClosed if that is out of reach."""
        with _connection_errors():
            enqueued = super().enqueue(message, delay=delay)
        if not self._held:
            # This is no worker. If it counted as one, then whenever it falls silent all keys
            # of Redis would be searched for what it had taken.
            with suppress(redis.RedisError):
                self.client.zrem(self._heartbeats, self.broker_id)
        return enqueued

    def close(self) -> None:
        """Disconnects."""
        self.client.close()

    def beat(self) -> None:
        """Shows a sign of life."""
        self.client.zadd(self._heartbeats, {self.broker_id: time.time() * 1000})

    def part(self) -> None:
        """Makes this worker count as dead, so that what it has not finished is given back."""
        self.client.zadd(self._heartbeats, {self.broker_id: 0}, xx=True)

    def resume(self, queue_name: str) -> set[str]:
        """Gives back what is lost to this worker, and returns the ids of what it still has."""
        # If Redis was away, so were the others' heartbeats: let them come back first.
        self._judges_from = time.monotonic() + HEARTBEAT_TIMEOUT
        held = self._held[queue_name]
        if queue_name in self.delay_queues:
            # dramatiq has dropped all that waited in memory.
            held.clear()
        key = f"{self.namespace}:__acks__.{self.broker_id}.{queue_name}"
        taken = {taken.decode() for taken in self.client.smembers(key) if isinstance(taken, bytes)}
        if lost := taken - held:
            self.do_requeue(queue_name, *lost)
        return held

    @property
    def _heartbeats(self) -> str:
        return f"{self.namespace}:__heartbeats__"

    def _should_do_maintenance(self, command: str) -> int:
        return int(command == "fetch" and time.monotonic() >= self._judges_from)


class Consumer(_RedisConsumer):
    """Takes messages from one queue; after a loss of the connection there is a new one."""

    def __init__(self, broker: Broker, queue_name: str, prefetch: int, timeout: int) -> None:
        super().__init__(broker, queue_name, prefetch, timeout)
        with _connection_errors():
            self._held = broker.resume(queue_name)

    def __next__(self) -> MessageProxy | None:
        with _connection_errors():
            if self.outstanding_message_count >= self.prefetch:
                # dramatiq takes nothing more then, and only by taking does it show life.
                self.broker.beat()
            message: MessageProxy | None = super().__next__()
        if message is not None:
            self._held.add(_id(message))
        return message

    def ack(self, message: MessageProxy) -> None:
        with _connection_errors():
            super().ack(message)
        self._held.discard(_id(message))

    def nack(self, message: MessageProxy) -> None:
        with _connection_errors():
            super().nack(message)
        self._held.discard(_id(message))

    def requeue(self, messages: Iterable[MessageProxy]) -> None:
        given_back = list(messages)
        with _connection_errors():
            super().requeue(given_back)
        self._held.difference_update(map(_id, given_back))


class _Farewell(Middleware):
    def __init__(self, broker: Broker) -> None:
        self._broker = broker

    @override
    def after_worker_shutdown(self, broker: dramatiq.Broker, worker: dramatiq.Worker) -> None:
        with suppress(redis.RedisError):
            self._broker.part()


def _id(message: MessageProxy) -> str:
    return str(message.options["redis_message_id"])


@contextmanager
def _connection_errors() -> Iterator[None]:
    # dramatiq recovers well from ConnectionClosed, but expects only some of redis-py's
    # errors, and those only from some commands (Bogdanp/dramatiq#894).
    try:
        yield
    except redis.RedisError as error:
        raise ConnectionClosed(error) from None
