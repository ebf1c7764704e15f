"""The session with the SQL database in which a request is handled."""

from flask import Flask, g
from sqlalchemy.orm import Session

from app.web.clients import clients


def session() -> Session:
    """The session of this request. Views commit: what they leave uncommitted is rolled back."""
    if "session" not in g:
        g.session = clients().database.session()
    current: Session = g.session
    return current


def register(app: Flask) -> None:
    """Closes the session of each request."""
    app.teardown_appcontext(_close)


def _close(_: BaseException | None) -> None:
    if used := g.pop("session", None):
        used.close()
