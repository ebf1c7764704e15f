"""The entrance."""

from fastapi import APIRouter
from pydantic import BaseModel

from app.about import SERVICE, VERSION

router = APIRouter(tags=["service"])


class Root(BaseModel):
    service: str
    version: str


@router.get("/")
async def root() -> Root:
    """Greet the visitor."""
    return Root(service=SERVICE, version=VERSION)
