"""What is running."""

from datetime import datetime

from flask import Blueprint, current_app
from pydantic import BaseModel

from app.about import COMMIT, SERVICE, STARTED, VERSION
from app.settings import Settings
from app.web.operations import Operation

blueprint = Blueprint("info", __name__)


class BackingService(BaseModel):
    name: str
    kind: str


class Info(BaseModel):
    name: str
    version: str
    commit: str
    started: datetime
    log_level: str
    services: list[BackingService]


@blueprint.get("/info")
@Operation(tag="service", answer=Info)
def info() -> Info:
    """Describe the running build and what is attached to it."""
    settings: Settings = current_app.config["SETTINGS"]
    return Info(
        name=SERVICE,
        version=VERSION,
        commit=COMMIT,
        started=STARTED,
        log_level=settings.log_level,
        services=[
            BackingService(name=name, kind=kind) for name, kind in settings.services().items()
        ],
    )
