"""Jobs: work that a request hands over to the worker."""

from typing import Annotated

from fastapi import APIRouter
from pydantic import BaseModel, Field

from app.web.dependencies import Attached
from app.web.problems import responses

router = APIRouter(prefix="/jobs", tags=["jobs"], responses=responses(422, 503))


class NewJob(BaseModel):
    message: Annotated[str, Field(min_length=1, max_length=1000)]
    work_ms: Annotated[int, Field(ge=0, le=60_000)] = 0


class Job(BaseModel):
    id: str


# Not async: the queue's client blocks, so FastAPI is to run this in a thread.
@router.post("", status_code=202)
def create_job(new: NewJob, clients: Attached) -> Job:
    """Enqueue a job that works for a while and then logs the message."""
    return Job(id=clients.jobs.log_message(new.message, new.work_ms))
