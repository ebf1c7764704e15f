from pathlib import Path

from flask.testing import FlaskClient

from app.web.openapi import document

COMMITTED = Path(__file__).parent.parent / "openapi.json"


def test_the_committed_description_is_current() -> None:
    assert COMMITTED.read_text() == document(), "run `app openapi > openapi.json`"


def test_is_served(client: FlaskClient) -> None:
    description = client.get("/openapi.json").get_json()

    assert description["openapi"].startswith("3.1")
    assert "/info" in description["paths"]


def test_describes_errors_as_problem_details(client: FlaskClient) -> None:
    paths = client.get("/openapi.json").get_json()["paths"]

    invalid = paths["/items"]["post"]["responses"]["422"]
    assert list(invalid["content"]) == ["application/problem+json"]
