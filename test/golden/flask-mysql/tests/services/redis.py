"""A Redis database for the tests: the last one of the server in REDIS_URL."""

import os
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from pydantic import SecretStr
from redis import Redis

from app import cache


@pytest.fixture(scope="session")
def redis_url() -> str:
    return urlsplit(os.environ["REDIS_URL"])._replace(path="/15").geturl()


@pytest.fixture(scope="session")
def redis(redis_url: str) -> Iterator[Redis]:
    with cache.connect(SecretStr(redis_url)) as client:
        yield client


@pytest.fixture(autouse=True)
def _clean_redis(redis: Redis) -> None:
    redis.flushdb()
