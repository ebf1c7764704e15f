"""Items: a resource in the SQL database."""

from typing import Annotated

from fastapi import APIRouter, HTTPException, Path, Query, Response
from pydantic import BeforeValidator, WithJsonSchema

from app.items import (
    MAX_ID,
    MAX_LIMIT,
    ItemChange,
    ItemView,
    NewItem,
    Page,
    decode_cursor,
    select_page,
)
from app.models import Item
from app.web.problems import responses
from app.web.session import Session

router = APIRouter(prefix="/items", tags=["items"], responses=responses(422, 503))

ItemId = Annotated[int, Path(ge=1, le=MAX_ID)]
Limit = Annotated[int, Query(ge=1, le=MAX_LIMIT)]
Cursor = Annotated[int, Query(), BeforeValidator(decode_cursor), WithJsonSchema({"type": "string"})]


@router.get("")
async def list_items(session: Session, limit: Limit = 20, cursor: Cursor | None = None) -> Page:
    """List the items, oldest first, one page at a time."""
    rows = await session.scalars(select_page(cursor or 0, limit))
    return Page.of(rows.all(), limit)


@router.post("", status_code=201)
async def create_item(new: NewItem, session: Session, response: Response) -> ItemView:
    """Create an item."""
    item = Item(**new.model_dump())
    session.add(item)
    await session.commit()
    response.headers["Location"] = f"/items/{item.id}"
    return ItemView.model_validate(item)


@router.get("/{item_id}", responses=responses(404))
async def get_item(item_id: ItemId, session: Session) -> ItemView:
    """Get an item."""
    return ItemView.model_validate(await _find(item_id, session))


@router.patch("/{item_id}", responses=responses(404))
async def change_item(item_id: ItemId, change: ItemChange, session: Session) -> ItemView:
    """Change some fields of an item."""
    item = await _find(item_id, session)
    for name, value in change.model_dump(exclude_unset=True).items():
        setattr(item, name, value)
    await session.commit()
    return ItemView.model_validate(item)


@router.delete("/{item_id}", status_code=204, response_class=Response, responses=responses(404))
async def delete_item(item_id: ItemId, session: Session) -> None:
    """Delete an item."""
    await session.delete(await _find(item_id, session))
    await session.commit()


async def _find(item_id: int, session: Session) -> Item:
    item = await session.get(Item, item_id)
    if item is None:
        raise HTTPException(404, f"There is no item {item_id}.")
    return item
