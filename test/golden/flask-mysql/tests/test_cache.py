import logging

import pytest
from client import Connect
from flask.testing import FlaskClient
from pydantic import SecretStr
from services import NOWHERE

from app.settings import Settings


def test_visits_are_counted(client: FlaskClient) -> None:
    assert [client.get("/").get_json() for _ in range(2)][1]["visits"] == 2


def test_visits_are_counted_across_instances(
    client: FlaskClient, settings: Settings, connect: Connect
) -> None:
    client.get("/")

    assert connect(settings).get("/").get_json()["visits"] == 2


def test_root_does_without_the_cache(
    settings: Settings, connect: Connect, caplog: pytest.LogCaptureFixture
) -> None:
    nowhere = SecretStr(NOWHERE["REDIS_URL"])
    response = connect(settings.model_copy(update={"redis_url": nowhere})).get("/")

    assert response.status_code == 200
    assert "visits" not in response.get_json()
    errors = [r.getMessage() for r in caplog.records if r.levelno == logging.ERROR]
    assert errors == ["visit not counted: ConnectionError"]
