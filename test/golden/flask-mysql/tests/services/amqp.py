"""The RabbitMQ in AMQP_URL. The tests use the application's own queues there, and delete them."""

import os

import pytest


@pytest.fixture(scope="session")
def amqp_url() -> str:
    return os.environ["AMQP_URL"]
