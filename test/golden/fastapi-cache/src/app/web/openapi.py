"""The description of the HTTP interface."""

import json

from app.settings import Settings
from app.web.app import create_app


def document() -> str:
    """The description as it is committed: in `openapi.json`."""
    # Nothing in it depends on the settings, so that none need to be there.
    app = create_app(Settings.model_construct())
    return json.dumps(app.openapi(), indent=2) + "\n"
