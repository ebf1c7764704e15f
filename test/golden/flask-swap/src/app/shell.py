"""A Python prompt with the application at hand."""

import code

from sqlalchemy.orm import Session

from app import database, models
from app.settings import Settings


def run(settings: Settings) -> None:
    """Reads statements from the terminal, or from a pipe."""
    names = {
        "settings": settings,
        "session": Session(database.create_engine(settings.database_url)),
        "Item": models.Item,
    }
    code.interact(banner=f"At hand: {', '.join(names)}", local=names, exitmsg="")
