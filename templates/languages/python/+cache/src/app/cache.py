"""The cache on Redis."""

from typing import Any

import redis
from pydantic import SecretStr
from redis.backoff import NoBackoff

#: A cache that does not answer at once is as good as down: whoever asks it goes on without.
OPTIONS: dict[str, Any] = {
    "socket_connect_timeout": 0.5,
    "socket_timeout": 0.5,
    "decode_responses": True,
}


def connect(url: SecretStr) -> redis.Redis:
    """A client of the cache; it connects when it is first used."""
    retry = redis.retry.Retry(NoBackoff(), 0)
    return redis.Redis.from_url(url.get_secret_value(), retry=retry, **OPTIONS)
