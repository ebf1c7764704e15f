"""The job queue on RabbitMQ."""

import logging
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from types import SimpleNamespace
from typing import Any, override

import pika
from dramatiq import Message
from dramatiq.broker import MessageProxy
from dramatiq.brokers.rabbitmq import DEAD_MESSAGE_TTL, RabbitmqBroker, _RabbitmqConsumer
from dramatiq.common import current_millis, dq_name, xq_name
from dramatiq.errors import ConnectionClosed
from pika.adapters.utils.connection_workflow import AMQPConnectorException
from pika.exceptions import AMQPError, UnroutableError

from app.about import SERVICE
from app.settings import Settings

#: The queue. Beside it there are one for what is delayed (.DQ) and one for dead letters (.XQ).
QUEUE = SERVICE

#: Seconds that RabbitMQ may take to answer, or be unable to store anything.
TIMEOUT = 2.0

#: Seconds between signs of life on a connection; it counts as lost without any for two of them.
HEARTBEAT = 10

# It logs each failure several times, before it raises an exception that tells the same.
logging.getLogger("pika").setLevel(logging.CRITICAL)


def create_broker(settings: Settings) -> "Broker":
    """The queue's broker; it connects when it is first used."""
    return Broker(settings.amqp_url.get_secret_value())


def _parameters(url: str) -> pika.URLParameters:
    parameters = pika.URLParameters(url)
    parameters.socket_timeout = TIMEOUT
    parameters.stack_timeout = 2 * TIMEOUT
    parameters.blocked_connection_timeout = TIMEOUT
    parameters.heartbeat = HEARTBEAT
    parameters.tcp_options = {"TCP_USER_TIMEOUT": int(TIMEOUT * 1000)}
    parameters.client_properties = {"connection_name": SERVICE}
    return parameters


class Broker(RabbitmqBroker):
    """dramatiq's broker for RabbitMQ, with one connection to publish on for all threads.

    dramatiq has one for each thread, for as long as the process lives: with a server's threads,
    which come and go, they pile up. And what it could not publish it publishes again, although
    RabbitMQ may have it already: then the job would be done twice.
    """

    def __init__(self, url: str) -> None:
        super().__init__(confirm_delivery=True)
        self.parameters = [_parameters(url)]
        self._lock = threading.RLock()
        # In place of dramatiq's thread-local variables: everything that uses it holds the lock.
        self.state: Any = SimpleNamespace()

    @property
    def consumer_class(self) -> type["Consumer"]:
        return Consumer

    @override
    def enqueue(self, message: Message[Any], *, delay: int | None = None) -> Message[Any]:
        """Puts a message on its queue; raises ConnectionClosed unless RabbitMQ confirms it."""
        queue = message.queue_name
        if delay is not None:
            eta = {"eta": current_millis() + delay}
            message = message.copy(queue_name=dq_name(queue), options=eta)
        with self._publishing():
            self.declare_queue(queue, ensure=True)
            self.emit_before("enqueue", message, delay)
            try:
                self._publish(message)
            except UnroutableError:
                # Somebody has deleted the queue.
                self.queues_pending.add(queue)
                self.declare_queue(queue, ensure=True)
                self._publish(message)
            self.emit_after("enqueue", message, delay)
        return message

    def ping(self) -> None:
        """Raises ConnectionClosed if RabbitMQ does not answer."""
        with self._publishing():
            self.channel.basic_qos()

    @override
    def close(self) -> None:
        """Disconnects."""
        with self._lock:
            super().close()

    def _publish(self, message: Message[Any]) -> None:
        self.channel.basic_publish(
            exchange="",
            routing_key=message.queue_name,
            body=message.encode(),
            properties=pika.BasicProperties(delivery_mode=pika.DeliveryMode.Persistent),
            mandatory=True,
        )

    @contextmanager
    def _publishing(self) -> Iterator[None]:
        # Who waits longer than that would not be served in time, either.
        if not self._lock.acquire(timeout=TIMEOUT):
            raise ConnectionClosed("the connection is busy")
        try:
            self._forget_a_lost_connection()
            with _connection_errors():
                yield
        except ConnectionClosed:
            del self.connection
            raise
        finally:
            self._lock.release()

    def _forget_a_lost_connection(self) -> None:
        if hasattr(self.state, "connection"):
            try:
                # Takes note of heartbeats, and of the end of the connection.
                self.connection.process_data_events()
            except (AMQPError, OSError):
                del self.connection

    @override
    def _ensure_queue(self, canonical_queue_name: str) -> None:
        with self._lock, _connection_errors():
            super()._ensure_queue(canonical_queue_name)

    @override
    def _build_queue_arguments(self, queue_name: str) -> dict[str, Any]:
        return {
            **super()._build_queue_arguments(queue_name),
            # Survives the loss of a node, and hands a message that has cost too many workers
            # their life over to the dead letters.
            "x-queue-type": "quorum",
            "x-dead-letter-strategy": "at-least-once",
            "x-overflow": "reject-publish",
        }

    @override
    def _declare_xq_queue(self, queue_name: str) -> Any:
        arguments = {"x-queue-type": "quorum", "x-message-ttl": DEAD_MESSAGE_TTL}
        return self.channel.queue_declare(xq_name(queue_name), durable=True, arguments=arguments)


class Consumer(_RabbitmqConsumer):
    """Takes messages from one queue; after a loss of the connection there is a new one."""

    def __init__(self, broker: Broker, queue_name: str, prefetch: int, timeout: int) -> None:
        self._held: dict[int, MessageProxy] = {}
        with _connection_errors():
            super().__init__(broker, queue_name, prefetch, timeout)

    def __next__(self) -> MessageProxy | None:
        with _connection_errors():
            message: MessageProxy | None = super().__next__()
        if message is not None:
            self._held[id(message)] = message
        return message

    def ack(self, message: MessageProxy) -> None:
        if self._lets_go_of(message):
            super().ack(message)

    def nack(self, message: MessageProxy) -> None:
        if self._lets_go_of(message):
            super().nack(message)

    def requeue(self, messages: Iterable[MessageProxy]) -> None:
        """Does nothing: RabbitMQ gives back what was not acknowledged, once this is closed."""

    def close(self) -> None:
        with suppress(OSError), _connection_errors():
            super().close()

    def _lets_go_of(self, message: MessageProxy) -> bool:
        # What came by a connection that is lost has gone to another worker. Its number must not
        # be acknowledged here, where it stands for another message.
        return self._held.pop(id(message), None) is not None


@contextmanager
def _connection_errors() -> Iterator[None]:
    # dramatiq recovers well from ConnectionClosed, but does not expect all of pika's errors.
    try:
        yield
    except (AMQPError, AMQPConnectorException, OSError) as error:
        raise ConnectionClosed(error) from None
