"""Brings the schema of the database up to this release."""

import logging
from pathlib import Path

import sqlalchemy as sa

from app import database
from app.settings import Settings

# Alembic lists its plugins, while it is being imported.
logging.getLogger("alembic.runtime.plugins").setLevel(logging.WARNING)

from alembic import command  # noqa: E402
from alembic.config import Config  # noqa: E402
from alembic.runtime.migration import MigrationContext  # noqa: E402
from alembic.script import ScriptDirectory  # noqa: E402

logger = logging.getLogger(__name__)


def upgrade(settings: Settings) -> None:
    """Applies what is pending; of several instances one does it, and the others wait."""
    with (
        database.connect(settings.database_url) as connection,
        database.exclusive(connection),
    ):
        if revisions := pending(connection):
            logger.info("migrating", extra={"pending": revisions})
            command.upgrade(_config(connection), "heads")
        else:
            logger.info("nothing to migrate")


def is_current(settings: Settings) -> bool:
    """Whether no migration is pending."""
    with database.connect(settings.database_url) as connection:
        revisions = pending(connection)
    if revisions:
        logger.error("migrations are pending", extra={"pending": revisions})
    else:
        logger.info("no migration is pending")
    return not revisions


def pending(connection: sa.Connection) -> list[str]:
    """The revisions of this release that the database lacks, in the order of their application."""
    script = ScriptDirectory.from_config(_config(connection))
    applied = MigrationContext.configure(connection).get_current_heads()
    connection.commit()
    if not {revision.revision for revision in script.walk_revisions()}.issuperset(applied):
        # After a rollback. The release before runs on this schema as well, so all is well.
        logger.warning("the database is ahead of this release", extra={"applied": applied})
        return []
    revisions = script.iterate_revisions("heads", applied or "base")
    return [revision.revision for revision in revisions][::-1]


def _config(connection: sa.Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    return config
