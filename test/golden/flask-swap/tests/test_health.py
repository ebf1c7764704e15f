import pytest
from client import Connect
from door import door
from flask.testing import FlaskClient
from pydantic import SecretStr
from services import NOWHERE

from app.settings import Settings


def test_is_ready(client: FlaskClient) -> None:
    response = client.get("/health/ready")

    assert response.status_code == 200
    assert response.get_json() == {"status": "ok", "failures": {}}


@pytest.mark.parametrize(("name", "port"), [("database", 3306)])
def test_is_alive_but_not_ready_while_a_service_is_away(
    settings: Settings, connect: Connect, name: str, port: int
) -> None:
    variable = f"{name}_url"
    with door(getattr(settings, variable).get_secret_value(), port) as way:
        client = connect(settings.model_copy(update={variable: SecretStr(way.url)}))
        assert client.get("/health/ready").status_code == 200

        way.shut()
        response = client.get("/health/ready")
        assert response.status_code == 503
        assert response.get_json()["failures"].keys() == {name}
        assert client.get("/health/live").status_code == 200

        way.open()
        assert client.get("/health/ready").status_code == 200


def test_names_each_service_that_is_away_and_no_secret(connect: Connect) -> None:
    nowhere = Settings.model_validate({name.lower(): url for name, url in NOWHERE.items()})
    response = connect(nowhere).get("/health/ready")

    assert response.status_code == 503
    assert response.get_json()["failures"].keys() == nowhere.services().keys()
    assert "hunter2" not in response.text
