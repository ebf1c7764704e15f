"""Items, as clients see them."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Self

import sqlalchemy as sa
from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from app.models import Item

#: The greatest id and quantity for which the columns have room.
MAX_ID = 2**63 - 1
MAX_QUANTITY = 2**31 - 1

MAX_LIMIT = 100


def _storable(text: str) -> str:
    # JSON can hold it, but not every database can store it.
    if "\0" in text:
        raise ValueError("must not contain NUL")
    return text


Name = Annotated[str, Field(min_length=1, max_length=200), AfterValidator(_storable)]
Quantity = Annotated[int, Field(ge=0, le=MAX_QUANTITY)]
Notes = Annotated[str, Field(max_length=2000), AfterValidator(_storable)]


class NewItem(BaseModel):
    model_config = ConfigDict(extra="forbid")

    name: Name
    quantity: Quantity = 0
    notes: Notes | None = None


class ItemChange(BaseModel):
    """What is to change; the rest stays."""

    model_config = ConfigDict(extra="forbid")

    # The defaults are never used; they are what lets a field be left out, yet not be null.
    name: Name = Field(default_factory=str)
    quantity: Quantity = Field(default_factory=int)
    notes: Notes | None = None


class ItemView(BaseModel):
    model_config = ConfigDict(from_attributes=True)

    id: int
    name: str
    quantity: int
    notes: str | None
    created_at: datetime


class Page(BaseModel):
    """Some of the items; there are more if there is a cursor."""

    items: list[ItemView]
    next_cursor: str | None

    @classmethod
    def of(cls, rows: Sequence[Item], limit: int) -> Self:
        """The page that the rows of `select_page` make up."""
        items = [ItemView.model_validate(row) for row in rows[:limit]]
        more = len(rows) > limit
        return cls(items=items, next_cursor=encode_cursor(items[-1].id) if more else None)


def select_page(after: int, limit: int) -> sa.Select[Item]:
    """Items by id, and one more than asked for, to tell whether there are any left."""
    return sa.select(Item).where(Item.id > after).order_by(Item.id).limit(limit + 1)


def encode_cursor(last_id: int) -> str:
    """The cursor for the page after the item with this id."""
    return urlsafe_b64encode(str(last_id).encode()).decode()


def decode_cursor(cursor: str) -> int:
    """The id in a cursor; raises ValueError if it is not one of ours."""
    try:
        last_id = int(urlsafe_b64decode(cursor))
        genuine = encode_cursor(last_id) == cursor and 0 < last_id <= MAX_ID
    except ValueError:
        genuine = False
    if not genuine:
        raise ValueError("is not a cursor of this list")
    return last_id
