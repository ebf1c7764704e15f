"""The entrance."""

from flask import Blueprint
from pydantic import BaseModel

from app.about import SERVICE, VERSION
from app.web.operations import Operation

blueprint = Blueprint("root", __name__)


class Root(BaseModel):
    service: str
    version: str


@blueprint.get("/")
@Operation(tag="service", answer=Root)
def root() -> Root:
    """Greet the visitor."""
    return Root(service=SERVICE, version=VERSION)
