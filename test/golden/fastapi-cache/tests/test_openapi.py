import json
from pathlib import Path

from fastapi.testclient import TestClient

from app.web.openapi import document

COMMITTED = Path(__file__).parent.parent / "openapi.json"


def test_the_committed_description_is_current() -> None:
    committed = json.loads(COMMITTED.read_text())

    assert committed == json.loads(document()), "run `app openapi > openapi.json`"


def test_is_served(client: TestClient) -> None:
    description = client.get("/openapi.json").json()

    assert description["openapi"].startswith("3.1")


def test_describes_errors_as_problem_details(client: TestClient) -> None:
    paths = client.get("/openapi.json").json()["paths"]

    invalid = paths["/jobs"]["post"]["responses"]["422"]
    assert list(invalid["content"]) == ["application/problem+json"]
