import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import Item
from app.seed import SAMPLES, seed
from app.settings import Settings


def test_adds_each_sample_once(settings: Settings, session: Session) -> None:
    seed(settings)
    seed(settings)

    assert sorted(session.scalars(sa.select(Item.name))) == sorted(SAMPLES)


def test_keeps_what_is_there(settings: Settings, session: Session) -> None:
    session.add(Item(name="anvil", quantity=99))
    session.commit()

    seed(settings)

    assert session.scalar(sa.select(Item.quantity).where(Item.name == "anvil")) == 99
