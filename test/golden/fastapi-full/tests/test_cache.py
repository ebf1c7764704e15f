import logging

import pytest
from fastapi.testclient import TestClient
from pydantic import SecretStr
from services import NOWHERE

from app.settings import Settings
from app.web.app import create_app


def test_visits_are_counted(client: TestClient) -> None:
    assert [client.get("/").json()["visits"] for _ in range(2)] == [1, 2]


def test_visits_are_counted_across_instances(client: TestClient, settings: Settings) -> None:
    client.get("/")

    with TestClient(create_app(settings)) as other:
        assert other.get("/").json()["visits"] == 2


def test_root_does_without_the_cache(settings: Settings, caplog: pytest.LogCaptureFixture) -> None:
    nowhere = SecretStr(NOWHERE["REDIS_URL"])
    app = create_app(settings.model_copy(update={"redis_url": nowhere}))
    with TestClient(app) as client:
        response = client.get("/")

    assert response.status_code == 200
    assert "visits" not in response.json()
    errors = [r.getMessage() for r in caplog.records if r.levelno == logging.ERROR]
    assert errors == ["visit not counted: ConnectionError"]
