"""The attached backing services, as the views reach them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Self

from dramatiq.errors import BrokerConnectionError
from flask import current_app
from sqlalchemy import exc

from app.broker import create_broker
from app.jobs import Jobs
from app.settings import Settings
from app.web.cache import Cache
from app.web.database import Database

#: What the clients raise when their service cannot be reached.
UNAVAILABLE: tuple[type[Exception], ...] = (
    exc.OperationalError,
    exc.TimeoutError,
    BrokerConnectionError,
)


@dataclass(frozen=True)
class Clients:
    """A client of each service."""

    database: Database
    cache: Cache
    jobs: Jobs

    @classmethod
    def create(cls, settings: Settings) -> Self:
        """Clients that connect when they are first used, so that a service may be down now."""
        return cls(
            database=Database(settings.database_url),
            cache=Cache(settings.redis_url),
            jobs=Jobs(create_broker(settings)),
        )

    def checks(self) -> dict[str, Callable[[], None]]:
        """For each service what must succeed for it to be deemed ready."""
        return {
            "database": self.database.ping,
            "redis": self.cache.ping,
            "amqp": self.jobs.ping,
        }

    def close(self) -> None:
        self.database.close()
        self.cache.close()
        self.jobs.close()


def clients() -> Clients:
    """The clients of the current application."""
    attached: Clients = current_app.extensions["clients"]
    return attached
