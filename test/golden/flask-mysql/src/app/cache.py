"""The cache."""

from typing import Any

import redis
from pydantic import SecretStr
from redis.backoff import NoBackoff
from redis.retry import Retry

from app.about import SERVICE

#: A cache that does not answer at once is as good as down: whoever asks it goes on without.
OPTIONS: dict[str, Any] = {
    "socket_connect_timeout": 0.5,
    "socket_timeout": 0.5,
    "decode_responses": True,
}


#: What the keys of the cache begin with.
NAMESPACE = f"{SERVICE}:cache"


def connect(url: SecretStr) -> redis.Redis:
    """A client of the cache; it connects when it is first used."""
    return redis.Redis.from_url(url.get_secret_value(), retry=Retry(NoBackoff(), 0), **OPTIONS)
