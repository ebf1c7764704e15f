"""Jobs: work that a request hands over to the worker."""

from typing import Annotated

from flask import Blueprint
from pydantic import BaseModel, Field

from app.web.clients import clients
from app.web.operations import Operation

blueprint = Blueprint("jobs", __name__, url_prefix="/jobs")


class NewJob(BaseModel):
    message: Annotated[str, Field(min_length=1, max_length=1000)]
    work_ms: Annotated[int, Field(ge=0, le=60_000)] = 0


class Job(BaseModel):
    id: str


@blueprint.post("")
@Operation(tag="jobs", body=NewJob, status=202, answer=Job, problems=(413, 415, 422, 503))
def create_job(body: NewJob) -> Job:
    """Enqueue a job that works for a while and then logs the message."""
    return Job(id=clients().jobs.log_message(body.message, body.work_ms))
