"""Runs the migrations, for `app migrate` and for Alembic's own command line."""

from typing import Any, Literal

import sqlalchemy as sa
from alembic import context
from alembic.autogenerate.api import AutogenContext
from alembic.autogenerate.render import _repr_type

from app import database
from app.models import Base
from app.settings import load_settings


def run(connection: sa.Connection) -> None:
    context.configure(connection=connection, target_metadata=Base.metadata, render_item=render_item)
    with context.begin_transaction():
        context.run_migrations()


def render_item(kind: str, item: Any, autogenerate: AutogenContext) -> str | Literal[False]:
    # Migrations are for good, whereas the application's own types may change.
    if kind == "type" and isinstance(item, sa.TypeDecorator):
        return _repr_type(item.impl_instance, autogenerate)
    return False


if given := context.config.attributes.get("connection"):
    run(given)
else:
    with database.connect(load_settings().database_url) as opened:
        run(opened)
