"""What the tests do to MySQL itself."""

from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa
from pydantic import SecretStr

from app import database


def recreate(url: sa.URL, name: str) -> None:
    """Makes an empty database of that name.

    The application's user may not do that. The container's root may, and has the same password.
    """
    root = url.set(username="root").render_as_string(hide_password=False)
    with database.connect(SecretStr(root)) as connection:
        connection.execute(sa.text(f"DROP DATABASE IF EXISTS `{name}`"))
        connection.execute(sa.text(f"CREATE DATABASE `{name}`"))
        connection.execute(sa.text(f"GRANT ALL ON `{name}`.* TO :user@'%'"), {"user": url.username})


@contextmanager
def locked(engine: sa.Engine) -> Iterator[None]:
    """Keeps everybody else away from the items."""
    with engine.connect() as connection:
        connection.execute(sa.text("LOCK TABLES items WRITE"))
        yield
        connection.execute(sa.text("UNLOCK TABLES"))


def somebody_waits(engine: sa.Engine) -> bool:
    """Whether a statement waits for a lock."""
    waiting = "SELECT count(*) FROM information_schema.processlist WHERE state LIKE 'Waiting for%'"
    with engine.connect() as connection:
        return bool(connection.scalar(sa.text(waiting)))
