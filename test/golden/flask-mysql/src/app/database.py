"""The SQL database, for whatever is not serving a request: migrations, seeds, the shell."""

import logging
import socket
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from pydantic import SecretStr

from app import urls
from app.about import SERVICE

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Dialect:
    """How SQLAlchemy is to speak to one kind of database."""

    driver: str
    #: For the client library, unless the URL says otherwise.
    options: Mapping[str, str]
    #: Takes or leaves a lock by its name, without waiting for it.
    try_lock: str
    unlock: str
    #: Has the statement fail that another thread is executing on a connection.
    call_off: Callable[[Any], None]


DIALECTS = {
    "mysql": Dialect(
        driver="mysql+pymysql",
        options={"connect_timeout": "5"},
        # A lock is the whole server's, and its name may have 64 characters.
        try_lock="SELECT GET_LOCK(SHA2(CONCAT(DATABASE(), '/', :name), 256), 0)",
        unlock="SELECT RELEASE_LOCK(SHA2(CONCAT(DATABASE(), '/', :name), 256))",
        # The server gives a statement up whose client has gone.
        call_off=lambda connection: connection._sock.shutdown(socket.SHUT_RDWR),
    ),
}


def address(url: SecretStr) -> sa.URL:
    """The URL of the database, as SQLAlchemy wants it."""
    dialect = DIALECTS[urls.kind(url.get_secret_value())]
    parsed = sa.make_url(url.get_secret_value())
    if parsed.password:
        # The drivers encode it in Latin-1, whereas servers have it from clients that use UTF-8.
        parsed = parsed.set(password=str(parsed.password).encode().decode("latin-1"))
    return parsed.set(drivername=dialect.driver, query={**dialect.options, **parsed.query})


def create_engine(url: SecretStr) -> sa.Engine:
    """A pool of connections; the first is opened when it is needed."""
    return sa.create_engine(address(url), pool_pre_ping=True)


@contextmanager
def connect(url: SecretStr) -> Iterator[sa.Connection]:
    """A single connection, closed in the end."""
    engine = create_engine(url)
    try:
        with engine.connect() as connection:
            yield connection
    finally:
        engine.dispose()


@contextmanager
def exclusive(connection: sa.Connection) -> Iterator[None]:
    """Keeps all other instances of this application out of such a block meanwhile."""
    dialect = DIALECTS[connection.dialect.name]
    lock = {"name": SERVICE}
    # To wait inside the database would keep a snapshot open, for which a
    # CREATE INDEX CONCURRENTLY of the lock's holder would wait in turn.
    while not connection.scalar(sa.text(dialect.try_lock), lock):
        connection.commit()
        logger.info("waiting for another instance to finish")
        time.sleep(0.5)
    connection.commit()
    try:
        yield
    finally:
        connection.execute(sa.text(dialect.unlock), lock)
        connection.commit()
