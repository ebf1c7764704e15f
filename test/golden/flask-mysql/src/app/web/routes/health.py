"""Whether this instance is alive, and whether it can do its work."""

from typing import Literal

from flask import Blueprint, Response
from pydantic import BaseModel

from app.web.clients import clients
from app.web.health import failures
from app.web.operations import Operation, reply

blueprint = Blueprint("health", __name__)


class Live(BaseModel):
    status: Literal["ok"]


class Ready(BaseModel):
    status: Literal["ok", "unavailable"]
    failures: dict[str, str]


@blueprint.get("/health/live")
@Operation(tag="health", answer=Live)
def live() -> Live:
    """Tell that the process can answer; no backing service is asked."""
    return Live(status="ok")


@blueprint.get("/up")
@Operation(tag="health", answer=Live)
def up() -> Live:
    """Tell the same, by a name that some platforms expect."""
    return Live(status="ok")


@blueprint.get("/health/ready")
@Operation(tag="health", answer=Ready, others={503: Ready})
def ready() -> Response:
    """Tell whether all backing services can be used, and which cannot."""
    found = failures(clients().checks())
    status: Literal["ok", "unavailable"] = "unavailable" if found else "ok"
    return reply(Ready(status=status, failures=found), 503 if found else 200)
