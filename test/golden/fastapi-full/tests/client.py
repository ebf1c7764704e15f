"""The application in this process, and a client of it."""

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from app.settings import Settings
from app.web.app import create_app


@pytest.fixture
def client(settings: Settings) -> Iterator[TestClient]:
    """A client of the application, which runs in this process."""
    with TestClient(create_app(settings)) as client:
        yield client
