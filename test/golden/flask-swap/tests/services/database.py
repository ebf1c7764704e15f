"""Databases for the tests, beside the one in DATABASE_URL."""

import os
from collections.abc import Iterator

import pytest
import sqlalchemy as sa
from pydantic import SecretStr
from sqlalchemy.orm import Session

from app import database, migrate, urls
from app.models import Base
from app.settings import Settings
from services import mysql, postgresql

#: What is particular to the server behind DATABASE_URL.
server = {"mysql": mysql, "postgresql": postgresql}[urls.kind(os.environ["DATABASE_URL"])]


def create_database(name: str) -> str:
    """Makes an empty database, and returns its URL."""
    url = sa.make_url(os.environ["DATABASE_URL"])
    server.recreate(url, name)
    return url.set(database=name).render_as_string(hide_password=False)


@pytest.fixture(scope="session")
def database_url() -> str:
    url = create_database("my-service-test")
    migrate.upgrade(Settings.model_construct(database_url=SecretStr(url)))
    return url


@pytest.fixture
def empty_database_url() -> str:
    """The URL of a database to which no migration has been applied."""
    return create_database("my-service-test-empty")


@pytest.fixture(scope="session")
def engine(database_url: str) -> Iterator[sa.Engine]:
    engine = database.create_engine(SecretStr(database_url))
    yield engine
    engine.dispose()


@pytest.fixture
def session(engine: sa.Engine) -> Iterator[Session]:
    with Session(engine) as session:
        yield session


@pytest.fixture(autouse=True)
def _clean_database(engine: sa.Engine) -> None:
    with engine.begin() as connection:
        for table in reversed(Base.metadata.sorted_tables):
            connection.execute(table.delete())
