"""What the tests do to PostgreSQL itself."""

from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa
from pydantic import SecretStr

from app import database


def recreate(url: sa.URL, name: str) -> None:
    """Makes an empty database of that name."""
    with database.connect(SecretStr(url.render_as_string(hide_password=False))) as connection:
        connection.execution_options(isolation_level="AUTOCOMMIT")
        connection.execute(sa.text(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)'))
        connection.execute(sa.text(f'CREATE DATABASE "{name}"'))


@contextmanager
def locked(engine: sa.Engine) -> Iterator[None]:
    """Keeps everybody else away from the items."""
    with engine.begin() as connection:
        connection.execute(sa.text("LOCK TABLE items IN ACCESS EXCLUSIVE MODE"))
        yield


def somebody_waits(engine: sa.Engine) -> bool:
    """Whether a statement waits for a lock."""
    waiting = "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
    with engine.connect() as connection:
        return bool(connection.scalar(sa.text(waiting)))
