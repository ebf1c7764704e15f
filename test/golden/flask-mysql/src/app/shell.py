"""A Python prompt with the application at hand."""

import code

from sqlalchemy.orm import Session

from app import cache, database, models
from app.broker import create_broker
from app.jobs import Jobs
from app.settings import Settings


def run(settings: Settings) -> None:
    """Reads statements from the terminal, or from a pipe."""
    names = {
        "settings": settings,
        "session": Session(database.create_engine(settings.database_url)),
        "Item": models.Item,
        "cache": cache.connect(settings.redis_url),
        "jobs": Jobs(create_broker(settings)),
    }
    code.interact(banner=f"At hand: {', '.join(names)}", local=names, exitmsg="")
