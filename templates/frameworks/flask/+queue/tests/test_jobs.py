from uuid import UUID

import pytest
from client import Connect
from flask.testing import FlaskClient
from pydantic import SecretStr
from services import NOWHERE
from services.queue import SETTING, Queue

from app.settings import Settings


def test_enqueues_a_job(client: FlaskClient, queue: Queue) -> None:
    response = client.post("/jobs", json={"message": "hello", "work_ms": 10})

    assert response.status_code == 202
    job_id = response.get_json()["id"]
    assert UUID(job_id)
    assert queue.take() == [job_id, "hello", 10]


@pytest.mark.parametrize(
    "body",
    [{}, {"message": ""}, {"message": "x", "work_ms": 60_001}, {"message": "x", "work_ms": -1}],
)
def test_refuses_an_invalid_job(client: FlaskClient, body: object) -> None:
    assert client.post("/jobs", json=body).status_code == 422


def test_says_so_when_the_queue_is_out_of_reach(settings: Settings, connect: Connect) -> None:
    nowhere = settings.model_copy(update={SETTING: SecretStr(NOWHERE[SETTING.upper()])})
    response = connect(nowhere).post("/jobs", json={"message": "hello"})

    assert response.status_code == 503
    assert response.headers["Content-Type"] == "application/problem+json"
