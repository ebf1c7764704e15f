"""Items: a resource in the SQL database."""

from typing import Annotated

from flask import Blueprint, Response, abort
from pydantic import BaseModel, BeforeValidator, Field, WithJsonSchema

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
from app.web.operations import Operation, reply
from app.web.session import session

blueprint = Blueprint("items", __name__, url_prefix="/items")

TAG = "items"

Cursor = Annotated[int, BeforeValidator(decode_cursor), WithJsonSchema({"type": "string"})]


class Address(BaseModel):
    item_id: Annotated[int, Field(ge=1, le=MAX_ID)]


class PageQuery(BaseModel):
    limit: Annotated[int, Field(ge=1, le=MAX_LIMIT)] = 20
    # Zero stands for the beginning; clients leave it out.
    cursor: Cursor = 0


@blueprint.get("")
@Operation(tag=TAG, query=PageQuery, answer=Page, problems=(422, 503))
def list_items(query: PageQuery) -> Page:
    """List the items, oldest first, one page at a time."""
    rows = session().scalars(select_page(query.cursor, query.limit))
    return Page.of(rows.all(), query.limit)


@blueprint.post("")
@Operation(tag=TAG, body=NewItem, status=201, answer=ItemView, problems=(413, 415, 422, 503))
def create_item(body: NewItem) -> Response:
    """Create an item."""
    item = Item(**body.model_dump())
    session().add(item)
    session().commit()
    return reply(ItemView.model_validate(item), 201, Location=f"/items/{item.id}")


@blueprint.get("/<item_id>")
@Operation(tag=TAG, path=Address, answer=ItemView, problems=(404, 422, 503))
def get_item(item_id: int) -> ItemView:
    """Get an item."""
    return ItemView.model_validate(_find(item_id))


@blueprint.patch("/<item_id>")
@Operation(
    tag=TAG,
    path=Address,
    body=ItemChange,
    answer=ItemView,
    problems=(404, 413, 415, 422, 503),
)
def change_item(item_id: int, body: ItemChange) -> ItemView:
    """Change some fields of an item."""
    item = _find(item_id)
    for name, value in body.model_dump(exclude_unset=True).items():
        setattr(item, name, value)
    session().commit()
    return ItemView.model_validate(item)


@blueprint.delete("/<item_id>")
@Operation(tag=TAG, path=Address, status=204, problems=(404, 422, 503))
def delete_item(item_id: int) -> tuple[str, int]:
    """Delete an item."""
    session().delete(_find(item_id))
    session().commit()
    return "", 204


def _find(item_id: int) -> Item:
    return session().get(Item, item_id) or abort(404, f"There is no item {item_id}.")
