"""The description of this interface."""

from typing import Any

from flask import Blueprint, current_app

from app.web.openapi import describe

blueprint = Blueprint("openapi", __name__)


@blueprint.get("/openapi.json")
def openapi() -> dict[str, Any]:
    return describe(current_app)
