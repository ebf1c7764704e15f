"""The cache, for views."""

from pydantic import SecretStr
from redis.exceptions import RedisError

from app.cache import NAMESPACE, connect

CacheError = RedisError


class Cache:
    """A pool of connections; the first is opened when it is needed."""

    def __init__(self, url: SecretStr) -> None:
        self._redis = connect(url)

    def count_visit(self) -> int:
        """Counts a visit, and returns how many there were, to all instances together."""
        return int(self._redis.incr(f"{NAMESPACE}:visits"))

    def ping(self) -> None:
        self._redis.ping()

    def close(self) -> None:
        self._redis.close()
