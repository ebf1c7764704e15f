"""Whether this instance is alive, and whether it can do its work."""

from typing import Literal

from fastapi import APIRouter, Response
from pydantic import BaseModel

from app.web.dependencies import Attached
from app.web.health import failures

router = APIRouter(tags=["health"])


class Live(BaseModel):
    status: Literal["ok"] = "ok"


class Ready(BaseModel):
    status: Literal["ok", "unavailable"]
    failures: dict[str, str]


@router.get("/health/live")
@router.get("/up", name="up")
async def live() -> Live:
    """Tell that the process can answer; no backing service is asked."""
    return Live()


@router.get("/health/ready", responses={503: {"model": Ready}})
async def ready(clients: Attached, response: Response) -> Ready:
    """Tell whether all backing services can be used, and which cannot."""
    found = await failures(clients.checks())
    if found:
        response.status_code = 503
    return Ready(status="unavailable" if found else "ok", failures=found)
