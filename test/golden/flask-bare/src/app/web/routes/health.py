"""Whether this instance is alive, and whether it can do its work."""

from typing import Literal

from flask import Blueprint
from pydantic import BaseModel

from app.web.operations import Operation

blueprint = Blueprint("health", __name__)


class Live(BaseModel):
    status: Literal["ok"]


@blueprint.get("/health/live")
@Operation(tag="health", answer=Live)
def live() -> Live:
    """Tell that the process can answer."""
    return Live(status="ok")


@blueprint.get("/up")
@Operation(tag="health", answer=Live)
def up() -> Live:
    """Tell the same, by a name that some platforms expect."""
    return Live(status="ok")


@blueprint.get("/health/ready")
@Operation(tag="health", answer=Live)
def ready() -> Live:
    """Tell whether requests can be answered; without backing services that is always so."""
    return Live(status="ok")
