"""What is running."""

from datetime import datetime

from fastapi import APIRouter
from pydantic import BaseModel

from app.about import COMMIT, SERVICE, STARTED, VERSION
from app.web.dependencies import Configured

router = APIRouter(tags=["service"])


class Info(BaseModel):
    name: str
    version: str
    commit: str
    started: datetime
    log_level: str


@router.get("/info")
async def info(settings: Configured) -> Info:
    """Describe the running build."""
    return Info(
        name=SERVICE,
        version=VERSION,
        commit=COMMIT,
        started=STARTED,
        log_level=settings.log_level,
    )
