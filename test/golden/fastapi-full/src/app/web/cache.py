"""The cache, for request handlers."""

from pydantic import SecretStr
from redis.asyncio import Redis
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import RedisError

from app.cache import NAMESPACE, OPTIONS

CacheError = RedisError


class Cache:
    """A pool of connections; the first is opened when it is needed."""

    def __init__(self, url: SecretStr) -> None:
        self._redis = Redis.from_url(url.get_secret_value(), retry=Retry(NoBackoff(), 0), **OPTIONS)

    async def count_visit(self) -> int:
        """Counts a visit, and returns how many there were, to all instances together."""
        return int(await self._redis.incr(f"{NAMESPACE}:visits"))

    async def ping(self) -> None:
        await self._redis.ping()

    async def close(self) -> None:
        await self._redis.aclose()
