"""The attached backing services, as the request handlers reach them."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Self

from dramatiq.errors import BrokerConnectionError

from app.broker import create_broker
from app.jobs import Jobs
from app.settings import Settings
from app.web.cache import Cache

#: What the clients raise when their service cannot be reached.
UNAVAILABLE: tuple[type[Exception], ...] = (BrokerConnectionError,)


@dataclass(frozen=True)
class Clients:
    """A client of each service."""

    cache: Cache
    jobs: Jobs

    @classmethod
    def create(cls, settings: Settings) -> Self:
        """Clients that connect when they are first used, so that a service may be down now."""
        return cls(
            cache=Cache(settings.redis_url),
            jobs=Jobs(create_broker(settings)),
        )

    def checks(self) -> dict[str, Callable[[], Awaitable[None]]]:
        """For each service what must succeed for it to be deemed ready."""
        return {
            "redis": self.cache.ping,
        }

    async def close(self) -> None:
        await self.cache.close()
        self.jobs.close()
