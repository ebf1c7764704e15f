"""The entrance."""

import logging

from flask import Blueprint
from pydantic import BaseModel

from app.about import SERVICE, VERSION
from app.web.cache import CacheError
from app.web.clients import clients
from app.web.operations import Operation

logger = logging.getLogger(__name__)

blueprint = Blueprint("root", __name__)


class Root(BaseModel):
    service: str
    version: str
    visits: int | None = None


@blueprint.get("/")
@Operation(tag="service", answer=Root)
def root() -> Root:
    """Greet the visitor, and count the visit."""
    try:
        visits = clients().cache.count_visit()
    except CacheError as error:
        logger.error("visit not counted: %s", type(error).__name__)
        return Root(service=SERVICE, version=VERSION)
    return Root(service=SERVICE, version=VERSION, visits=visits)
