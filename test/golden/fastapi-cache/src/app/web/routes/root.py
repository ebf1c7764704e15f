"""The entrance."""

import logging

from fastapi import APIRouter
from pydantic import BaseModel

from app.about import SERVICE, VERSION
from app.web.cache import CacheError
from app.web.dependencies import Attached

logger = logging.getLogger(__name__)

router = APIRouter(tags=["service"])


class Root(BaseModel):
    service: str
    version: str
    visits: int | None = None


@router.get("/", response_model_exclude_none=True)
async def root(clients: Attached) -> Root:
    """Greet the visitor, and count the visit."""
    try:
        visits = await clients.cache.count_visit()
    except CacheError as error:
        logger.error("visit not counted: %s", type(error).__name__)
        visits = None
    return Root(service=SERVICE, version=VERSION, visits=visits)
