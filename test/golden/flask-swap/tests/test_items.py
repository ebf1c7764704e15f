from typing import Any

import pytest
from flask.testing import FlaskClient


def create(client: FlaskClient, **fields: object) -> dict[str, Any]:
    response = client.post("/items", json={"name": "anvil", **fields})
    assert response.status_code == 201, response.text
    item: dict[str, Any] = response.get_json()
    return item


def test_creates_an_item(client: FlaskClient) -> None:
    response = client.post("/items", json={"name": "anvil", "quantity": 3})

    item = response.get_json()
    assert response.status_code == 201
    assert response.headers["Location"] == f"/items/{item['id']}"
    assert item["created_at"].endswith("Z")
    assert client.get(response.headers["Location"]).get_json() == item


@pytest.mark.parametrize(
    ("body", "location"),
    [
        ({}, "body.name"),
        ({"name": ""}, "body.name"),
        ({"name": "x" * 201}, "body.name"),
        ({"name": "a\0b"}, "body.name"),
        ({"name": None}, "body.name"),
        ({"name": "x", "quantity": -1}, "body.quantity"),
        ({"name": "x", "quantity": 2**31}, "body.quantity"),
        ({"name": "x", "price": 1}, "body.price"),
        ([], "body"),
    ],
)
def test_refuses_an_invalid_item(client: FlaskClient, body: object, location: str) -> None:
    response = client.post("/items", json=body)

    assert response.status_code == 422
    assert response.headers["Content-Type"] == "application/problem+json"
    assert [error["location"] for error in response.get_json()["errors"]] == [location]


@pytest.mark.parametrize("content", ["{", '{"name": "\\ud800"}', '{"name": NaN}'])
def test_refuses_what_is_not_json(client: FlaskClient, content: str) -> None:
    response = client.post("/items", data=content, content_type="application/json")

    assert response.status_code == 422


def test_changes_only_what_is_given(client: FlaskClient) -> None:
    item = create(client, quantity=3, notes="heavy")

    response = client.patch(f"/items/{item['id']}", json={"quantity": 4, "notes": None})

    assert response.status_code == 200
    assert response.get_json() == item | {"quantity": 4, "notes": None}
    assert client.get(f"/items/{item['id']}").get_json() == response.get_json()


def test_refuses_to_take_a_name_away(client: FlaskClient) -> None:
    item = create(client)

    assert client.patch(f"/items/{item['id']}", json={"name": None}).status_code == 422


def test_deletes_an_item(client: FlaskClient) -> None:
    path = f"/items/{create(client)['id']}"

    assert client.delete(path).status_code == 204
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("method", ["GET", "PATCH", "DELETE"])
def test_does_not_find_an_unknown_item(client: FlaskClient, method: str) -> None:
    response = client.open(f"/items/{2**63 - 1}", method=method, json={})

    assert response.status_code == 404
    assert response.headers["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize("item_id", ["abc", "0", "-1", str(2**63)])
def test_refuses_what_cannot_be_an_id(client: FlaskClient, item_id: str) -> None:
    assert client.get(f"/items/{item_id}").status_code == 422


def test_lists_items_page_by_page(client: FlaskClient) -> None:
    created = [create(client, name=f"item {number}") for number in range(5)]

    listed: list[Any] = []
    cursor: str | None = ""
    pages = 0
    while cursor is not None:
        given = {"limit": 2} | ({"cursor": cursor} if cursor else {})
        page = client.get("/items", query_string=given)
        listed += page.get_json()["items"]
        cursor = page.get_json()["next_cursor"]
        pages += 1

    assert listed == created
    assert pages == 3


def test_lists_nothing(client: FlaskClient) -> None:
    assert client.get("/items").get_json() == {"items": [], "next_cursor": None}


@pytest.mark.parametrize(
    "query", ["limit=0", "limit=101", "limit=x", "cursor=x", "cursor=MQ", "cursor=LTE=", "cursor="]
)
def test_refuses_an_invalid_page(client: FlaskClient, query: str) -> None:
    assert client.get(f"/items?{query}").status_code == 422


def test_wants_json(client: FlaskClient) -> None:
    assert client.post("/items", data={"name": "anvil"}).status_code == 415


def test_refuses_a_body_that_is_too_large(client: FlaskClient) -> None:
    response = client.post("/items", json={"name": "anvil", "notes": "x" * 2**20})

    assert response.status_code == 413
    assert response.headers["Content-Type"] == "application/problem+json"
