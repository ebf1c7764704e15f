"""A Python prompt with the application at hand."""

import code

from app.settings import Settings


def run(settings: Settings) -> None:
    """Reads statements from the terminal, or from a pipe."""
    names = {"settings": settings}
    code.interact(banner=f"At hand: {', '.join(names)}", local=names, exitmsg="")
