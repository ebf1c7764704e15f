"""The SQL database, for views."""

import logging

import sqlalchemy as sa
from pydantic import SecretStr
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.orm import sessionmaker

from app.database import DIALECTS, create_engine

logger = logging.getLogger(__name__)


class Database:
    """A pool of connections; the first is opened when it is needed."""

    def __init__(self, url: SecretStr) -> None:
        self._engine = create_engine(url)
        self.session = sessionmaker(self._engine, expire_on_commit=False)
        self._used: set[DBAPIConnection] = set()
        sa.event.listen(self._engine, "checkout", lambda raw, *_: self._used.add(raw))
        for end in "checkin", "invalidate", "close":
            sa.event.listen(self._engine, end, lambda raw, *_: self._used.discard(raw))

    def ping(self) -> None:
        with self._engine.connect() as connection:
            connection.execute(sa.text("SELECT 1"))

    def call_off(self) -> None:
        """Has the statements that are being executed fail."""
        call_off = DIALECTS[self._engine.dialect.name].call_off
        for connection in list(self._used):
            try:
                call_off(connection)
            except Exception:
                logger.exception("a statement cannot be called off")

    def close(self) -> None:
        self._engine.dispose()
