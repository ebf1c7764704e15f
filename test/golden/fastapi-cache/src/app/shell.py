"""A Python prompt with the application at hand."""

import code

from app import cache
from app.broker import create_broker
from app.jobs import Jobs
from app.settings import Settings


def run(settings: Settings) -> None:
    """Reads statements from the terminal, or from a pipe."""
    names = {
        "settings": settings,
        "cache": cache.connect(settings.redis_url),
        "jobs": Jobs(create_broker(settings)),
    }
    code.interact(banner=f"At hand: {', '.join(names)}", local=names, exitmsg="")
