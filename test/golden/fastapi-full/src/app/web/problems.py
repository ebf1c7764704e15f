"""Errors, as problem details (RFC 9457)."""

import logging
from collections.abc import Iterable, Mapping
from http import HTTPStatus
from typing import Any, override

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel
from starlette.exceptions import HTTPException

logger = logging.getLogger(__name__)

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


def responses(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """Documents that a route may answer with these problems."""
    return {status: {"model": Problem} for status in statuses}


def handlers(unavailable: Iterable[type[Exception]] = ()) -> dict[int | type[Exception], Any]:
    """Handlers that answer errors, outages of the backing services included, with problems."""
    return {
        HTTPException: _http_error,
        RequestValidationError: _invalid,
        **dict.fromkeys(unavailable, _unavailable),
    }


class ProblemAPI(FastAPI):
    """An application whose description gives problem details their own media type."""

    @override
    def openapi(self) -> dict[str, Any]:
        document = super().openapi()
        for path in document["paths"].values():
            for operation in path.values():
                for response in operation["responses"].values():
                    content = response.get("content", {})
                    schema = content.get("application/json", {}).get("schema", {})
                    if schema.get("$ref", "").endswith("/Problem"):
                        content[MEDIA_TYPE] = content.pop("application/json")
        return document


async def _unavailable(_: Request, error: Exception) -> JSONResponse:
    logger.error("backing service unavailable", exc_info=error)
    return problem(503, "A backing service is unavailable.", headers={"Retry-After": "5"})


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
