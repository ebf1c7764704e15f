"""What is running."""

from datetime import datetime

from fastapi import APIRouter
from pydantic import BaseModel

from app.about import COMMIT, SERVICE, STARTED, VERSION
from app.web.dependencies import Configured

router = APIRouter(tags=["service"])


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


@router.get("/info")
async def info(settings: Configured) -> Info:
    """Describe the running build and what is attached to it."""
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
