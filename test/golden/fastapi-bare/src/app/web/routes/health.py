"""Whether this instance is alive, and whether it can do its work."""

from typing import Literal

from fastapi import APIRouter
from pydantic import BaseModel

router = APIRouter(tags=["health"])


class Live(BaseModel):
    status: Literal["ok"] = "ok"


@router.get("/health/live")
@router.get("/up", name="up")
async def live() -> Live:
    """Tell that the process can answer."""
    return Live()


@router.get("/health/ready")
async def ready() -> Live:
    """Tell whether requests can be answered; without backing services that is always so."""
    return Live()
