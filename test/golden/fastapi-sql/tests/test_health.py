import pytest
from door import door
from fastapi.testclient import TestClient
from pydantic import SecretStr
from services import NOWHERE

from app.settings import Settings
from app.web.app import create_app


def test_is_ready(client: TestClient) -> None:
    response = client.get("/health/ready")

    assert response.status_code == 200
    assert response.json() == {"status": "ok", "failures": {}}


@pytest.mark.parametrize(("name", "port"), [("database", 5432)])
def test_is_alive_but_not_ready_while_a_service_is_away(
    settings: Settings, name: str, port: int
) -> None:
    variable = f"{name}_url"
    with door(getattr(settings, variable).get_secret_value(), port) as way:
        through = settings.model_copy(update={variable: SecretStr(way.url)})
        with TestClient(create_app(through)) as client:
            assert client.get("/health/ready").status_code == 200

            way.shut()
            response = client.get("/health/ready")
            assert response.status_code == 503
            assert response.json()["failures"].keys() == {name}
            assert client.get("/health/live").status_code == 200

            way.open()
            assert client.get("/health/ready").status_code == 200


def test_names_each_service_that_is_away_and_no_secret() -> None:
    nowhere = Settings.model_validate({name.lower(): url for name, url in NOWHERE.items()})
    with TestClient(create_app(nowhere)) as client:
        response = client.get("/health/ready")

    assert response.status_code == 503
    assert response.json()["failures"].keys() == nowhere.services().keys()
    assert "hunter2" not in response.text
