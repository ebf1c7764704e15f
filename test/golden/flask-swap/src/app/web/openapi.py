"""The description of the HTTP interface."""

import json
import re
from http import HTTPStatus
from typing import Any

from flask import Flask
from pydantic import BaseModel
from pydantic.json_schema import JsonSchemaMode, models_json_schema
from werkzeug.routing import Rule

from app.about import SERVICE, VERSION
from app.web.operations import OPERATIONS, Operation
from app.web.problems import MEDIA_TYPE, Problem

SCHEMA = "#/components/schemas/{model}"

type Models = set[tuple[type[BaseModel], JsonSchemaMode]]


def document() -> str:
    """The description as it is committed: in `openapi.json`."""
    from app.web.routes import BLUEPRINTS

    app = Flask(__name__)
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    return json.dumps(describe(app), indent=2) + "\n"


def describe(app: Flask) -> dict[str, Any]:
    """Describes every view of the application that says what it does."""
    paths: dict[str, dict[str, Any]] = {}
    models: Models = set()
    for rule in sorted(app.url_map.iter_rules(), key=lambda rule: rule.rule):
        operation = OPERATIONS.get(app.view_functions[rule.endpoint])
        if operation:
            path = paths.setdefault(re.sub(r"<(\w+)>", r"{\1}", rule.rule), {})
            for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}):
                path[method.lower()] = _describe(app, rule, operation, models)
    ordered = sorted(models, key=lambda used: used[0].__name__)
    _, schemas = models_json_schema(ordered, ref_template=SCHEMA)
    return {
        "openapi": "3.1.0",
        "info": {"title": SERVICE, "version": VERSION},
        "paths": paths,
        "components": {"schemas": dict(sorted(schemas["$defs"].items()))},
    }


def _describe(app: Flask, rule: Rule, operation: Operation, models: Models) -> dict[str, Any]:
    view = app.view_functions[rule.endpoint]
    described: dict[str, Any] = {
        "tags": [operation.tag],
        "summary": (view.__doc__ or "").strip(),
        "operationId": rule.endpoint.partition(".")[2],
    }
    if parameters := _parameters("path", operation.path) + _parameters("query", operation.query):
        described["parameters"] = parameters
    if operation.body:
        models.add((operation.body, "validation"))
        described["requestBody"] = {
            "required": True,
            "content": {"application/json": _schema(operation.body)},
        }
    answers = {operation.status: operation.answer, **operation.others}
    answers |= dict.fromkeys(operation.problems, Problem)
    for model in answers.values():
        if model:
            models.add((model, "serialization"))
    described["responses"] = {
        str(status): _response(status, model) for status, model in sorted(answers.items())
    }
    return described


def _parameters(place: str, model: type[BaseModel] | None) -> list[dict[str, Any]]:
    if model is None:
        return []
    schema = model.model_json_schema()
    required = schema.get("required", [])
    return [
        {"name": name, "in": place, "required": name in required, "schema": described}
        for name, described in schema["properties"].items()
    ]


def _response(status: int, model: type[BaseModel] | None) -> dict[str, Any]:
    response: dict[str, Any] = {"description": HTTPStatus(status).phrase}
    if model:
        media_type = MEDIA_TYPE if model is Problem else "application/json"
        response["content"] = {media_type: _schema(model)}
    return response


def _schema(model: type[BaseModel]) -> dict[str, Any]:
    return {"schema": {"$ref": SCHEMA.format(model=model.__name__)}}
