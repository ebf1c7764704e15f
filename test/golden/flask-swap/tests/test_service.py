"""What every request meets, and the routes that tell what the service is."""

import logging
import os
from uuid import UUID

import pytest
from flask.testing import FlaskClient

from app import urls
from app.about import SERVICE, VERSION


def test_root_tells_name_and_version(client: FlaskClient) -> None:
    root = client.get("/").get_json()

    assert root["service"] == SERVICE
    assert root["version"] == VERSION


def test_info_describes_the_build_and_names_services(client: FlaskClient) -> None:
    info = client.get("/info").get_json()

    assert info.pop("started").endswith("Z")
    assert info == {
        "name": SERVICE,
        "version": VERSION,
        "commit": "unknown",
        "log_level": "info",
        "services": [
            {"name": "database", "kind": urls.kind(os.environ["DATABASE_URL"])},
        ],
    }


@pytest.mark.parametrize("path", ["/health/live", "/up"])
def test_is_alive(client: FlaskClient, path: str) -> None:
    assert client.get(path).status_code == 200


def test_gives_each_request_an_id(client: FlaskClient) -> None:
    assert UUID(client.get("/up").headers["X-Request-ID"])


def test_keeps_the_id_of_a_request(client: FlaskClient) -> None:
    response = client.get("/up", headers={"X-Request-ID": "abc-1"})

    assert response.headers["X-Request-ID"] == "abc-1"


@pytest.mark.parametrize("given", ["", "a b", "x" * 129, 'a"b'])
def test_replaces_an_unacceptable_id(client: FlaskClient, given: str) -> None:
    response = client.get("/up", headers={"X-Request-ID": given})

    assert UUID(response.headers["X-Request-ID"])


def test_logs_one_line_for_each_request(
    client: FlaskClient, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)

    client.get("/nowhere?secret=1")
    client.get("/health/live")

    requests = [vars(r) for r in caplog.records if vars(r).get("event") == "http.request"]
    assert [(r["method"], r["path"], r["status"], r["levelname"]) for r in requests] == [
        ("GET", "/nowhere", 404, "INFO"),
        ("GET", "/health/live", 200, "DEBUG"),
    ]
    assert all(r["duration_ms"] > 0 for r in requests)


def test_answers_errors_with_problem_details(client: FlaskClient) -> None:
    not_found = client.get("/nowhere")
    not_allowed = client.delete("/info")

    for response, status in (not_found, 404), (not_allowed, 405):
        assert response.status_code == response.get_json()["status"] == status
        assert response.headers["Content-Type"] == "application/problem+json"
    assert "GET" in not_allowed.headers["Allow"]


def test_answers_and_logs_an_unexpected_error(
    client: FlaskClient, caplog: pytest.LogCaptureFixture
) -> None:
    @client.application.get("/broken")
    def broken() -> str:
        raise RuntimeError("hunter2")

    response = client.get("/broken")

    assert response.status_code == 500
    assert response.headers["Content-Type"] == "application/problem+json"
    assert response.headers["X-Request-ID"]
    assert "hunter2" not in response.text
    assert [r.getMessage() for r in caplog.records if r.exc_info] == ["unhandled error"]
