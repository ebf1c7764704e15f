import logging
from collections.abc import Callable

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from processes import Process
from pydantic import SecretStr
from services import NOWHERE

from app import database, migrate
from app.models import Base
from app.settings import Settings

type Start = Callable[..., Process]


@pytest.fixture
def empty(settings: Settings, empty_database_url: str) -> Settings:
    """The settings, but for a database to which no migration has been applied."""
    return settings.model_copy(update={"database_url": SecretStr(empty_database_url)})


@pytest.fixture(autouse=True)
def _log_everything(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)


def test_migrates_an_empty_database(empty: Settings) -> None:
    assert not migrate.is_current(empty)

    migrate.upgrade(empty)

    assert migrate.is_current(empty)


def test_does_nothing_the_second_time(empty: Settings, caplog: pytest.LogCaptureFixture) -> None:
    migrate.upgrade(empty)
    caplog.clear()

    migrate.upgrade(empty)

    assert "nothing to migrate" in caplog.messages


def test_migrates_once_when_several_try_at_once(start: Start, empty_database_url: str) -> None:
    processes = [start("migrate", DATABASE_URL=empty_database_url) for _ in range(2)]

    assert [process.exit_status() for process in processes] == [0, 0]
    messages = [line["msg"] for process in processes for line in process.log]
    assert messages.count("migrating") == 1
    assert messages.count("nothing to migrate") == 1


def test_exits_with_a_status(start: Start, empty_database_url: str) -> None:
    pending = start("migrate", "--check", DATABASE_URL=empty_database_url)
    impossible = start("migrate", **NOWHERE)

    assert pending.exit_status() == 1
    assert impossible.exit_status() == 1
    assert impossible.log[-1]["level"] == "critical"
    assert "hunter2" not in str(impossible.log) + impossible.stderr


def test_leaves_a_database_alone_that_is_ahead(
    empty: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    migrate.upgrade(empty)
    with database.connect(empty.database_url) as connection:
        connection.execute(sa.text("UPDATE alembic_version SET version_num = 'future'"))
        connection.commit()

    migrate.upgrade(empty)

    assert "the database is ahead of this release" in caplog.messages


def test_the_migrations_make_what_the_models_describe(engine: sa.Engine) -> None:
    with engine.connect() as connection:
        context = MigrationContext.configure(connection)

        assert compare_metadata(context, Base.metadata) == []
