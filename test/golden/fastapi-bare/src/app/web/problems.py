"""Errors, as problem details (RFC 9457)."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from fastapi import Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel
from starlette.exceptions import HTTPException

MEDIA_TYPE = "application/problem+json"


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
) -> JSONResponse:
    """A response that explains why the request was not fulfilled."""
    title = HTTPStatus(status).phrase
    body = Problem(title=title, status=status, detail=detail, errors=errors)
    return JSONResponse(
        body.model_dump(exclude_none=True), status, headers=headers, media_type=MEDIA_TYPE
    )


def handlers() -> dict[int | type[Exception], Any]:
    """Handlers that answer errors with problems."""
    return {HTTPException: _http_error, RequestValidationError: _invalid}


async def _http_error(_: Request, error: HTTPException) -> JSONResponse:
    phrase = HTTPStatus(error.status_code).phrase
    detail = str(error.detail) if error.detail != phrase else None
    return problem(error.status_code, detail, headers=error.headers)


async def _invalid(_: Request, error: RequestValidationError) -> JSONResponse:
    violations = [
        Violation(
            location=".".join(str(part) for part in found["loc"]),
            detail=found["msg"].removeprefix("Value error, "),
        )
        for found in error.errors()
    ]
    return problem(422, "The request is not valid.", errors=violations)
