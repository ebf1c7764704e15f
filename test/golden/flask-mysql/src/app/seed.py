"""Sample data."""

import logging

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app import database
from app.models import Item
from app.settings import Settings

SAMPLES = {"anvil": 3, "bellows": 1, "hammer": 12, "tongs": 7}

logger = logging.getLogger(__name__)


def seed(settings: Settings) -> None:
    """Adds those samples that are not there yet."""
    with (
        database.connect(settings.database_url) as connection,
        database.exclusive(connection),
        Session(connection) as session,
    ):
        present = set(session.scalars(sa.select(Item.name).where(Item.name.in_(SAMPLES))))
        missing = [
            Item(name=name, quantity=quantity)
            for name, quantity in SAMPLES.items()
            if name not in present
        ]
        session.add_all(missing)
        session.commit()
    logger.info("seeded", extra={"added": len(missing)})
