"""Errors, as problem details (RFC 9457)."""

import logging
from collections.abc import Iterable, Mapping
from http import HTTPStatus

from flask import Flask, Response
from pydantic import BaseModel
from werkzeug.exceptions import ClientDisconnected, HTTPException

from app.lifecycle import stopping
from app.web.operations import InvalidRequestError

MEDIA_TYPE = "application/problem+json"

logger = logging.getLogger(__name__)


class Violation(BaseModel):
    """What is wrong with one part of a request."""

    location: str
    detail: str


class Problem(BaseModel):
    """Problem details for HTTP APIs."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str | None = None
    errors: list[Violation] | None = None


def problem(
    status: int,
    detail: str | None = None,
    *,
    errors: list[Violation] | None = None,
    headers: Mapping[str, str] | None = None,
) -> Response:
    """A response that explains why the request was not fulfilled."""
    title = HTTPStatus(status).phrase
    body = Problem(title=title, status=status, detail=detail, errors=errors)
    return Response(
        body.model_dump_json(exclude_none=True), status, headers, content_type=MEDIA_TYPE
    )


def register(app: Flask, unavailable: Iterable[type[Exception]] = ()) -> None:
    """Has errors answered with problems, outages of the backing services included."""
    app.register_error_handler(InvalidRequestError, _invalid)
    app.register_error_handler(HTTPException, _http_error)
    app.register_error_handler(ClientDisconnected, _cut)
    for kind in unavailable:
        app.register_error_handler(kind, _unavailable)
    app.register_error_handler(Exception, _unexpected)


def _invalid(error: InvalidRequestError) -> Response:
    violations = [
        Violation(
            location=".".join(str(part) for part in (error.location, *found["loc"])),
            detail=found["msg"].removeprefix("Value error, "),
        )
        for found in error.cause.errors(include_input=False)
    ]
    return problem(422, "The request is not valid.", errors=violations)


def _http_error(error: HTTPException) -> Response:
    # What Werkzeug says by default is for people in front of a browser.
    detail = error.description if error.description != type(error).description else None
    headers = {name: value for name, value in error.get_headers() if name != "Content-Type"}
    return problem(error.code or 500, detail, headers=headers)


def _cut(error: ClientDisconnected) -> Response:
    if stopping.is_set():
        # The server does not read on: the request outlasts SHUTDOWN_TIMEOUT.
        return problem(503, "The service is shutting down.")
    return _http_error(error)


def _unavailable(error: Exception) -> Response:
    logger.error("backing service unavailable", exc_info=error)
    return problem(503, "A backing service is unavailable.", headers={"Retry-After": "5"})


def _unexpected(error: Exception) -> Response:
    logger.error("unhandled error", exc_info=error)
    return problem(500)
