"""The application in this process, and a client of it."""

import pytest
from flask.testing import FlaskClient

from app.settings import Settings
from app.web.app import create_app


@pytest.fixture
def client(settings: Settings) -> FlaskClient:
    return create_app(settings).test_client()
