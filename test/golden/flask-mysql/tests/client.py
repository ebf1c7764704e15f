"""The application in this process, and a client of it."""

from collections.abc import Callable, Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.settings import Settings
from app.web.app import create_app

type Connect = Callable[[Settings], FlaskClient]


@pytest.fixture
def connect() -> Iterator[Connect]:
    """Makes an application with the given settings, and a client of it."""
    apps: list[Flask] = []

    def connect(settings: Settings) -> FlaskClient:
        apps.append(create_app(settings))
        return apps[-1].test_client()

    yield connect
    for app in apps:
        app.extensions["clients"].close()


@pytest.fixture
def client(settings: Settings, connect: Connect) -> FlaskClient:
    return connect(settings)
