"""What a view says of itself: what it takes and what it answers.

It is said once, by a decorator, which has what comes in validated and from which the description
of the interface is made.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import wraps
from typing import Any

from flask import Response, request
from pydantic import BaseModel, ValidationError
from werkzeug.exceptions import ClientDisconnected, UnsupportedMediaType

type View = Callable[..., Any]


@dataclass(frozen=True, kw_only=True)
class Operation:
    """A method of a resource."""

    tag: str
    #: Models of the parameters in the path and in the query, and of the request's body.
    path: type[BaseModel] | None = None
    query: type[BaseModel] | None = None
    body: type[BaseModel] | None = None
    #: The status of success, and what is answered then.
    status: int = 200
    answer: type[BaseModel] | None = None
    #: What else it may answer: these, and problems with these statuses.
    others: Mapping[int, type[BaseModel]] = field(default_factory=dict)
    problems: tuple[int, ...] = ()

    def __call__(self, view: View) -> View:
        """Has the view called with parameters of the path, `query` and `body` as declared."""

        @wraps(view)
        def validating(**arguments: Any) -> Any:
            if self.path:
                arguments = dict(validate("path", self.path.model_validate, arguments))
            if self.query:
                arguments["query"] = validate("query", self.query.model_validate, request.args)
            if self.body:
                if not request.is_json:
                    raise UnsupportedMediaType("The body must be JSON.")
                validator = self.body.model_validate_json
                arguments["body"] = validate("body", validator, _read_body())
            answer = view(**arguments)
            return reply(answer, self.status) if isinstance(answer, BaseModel) else answer

        OPERATIONS[validating] = self
        return validating


#: The operations of all views.
OPERATIONS: dict[View, Operation] = {}


class InvalidRequestError(Exception):
    """A part of the request does not fit its model."""

    def __init__(self, location: str, cause: ValidationError) -> None:
        super().__init__(location)
        self.location = location
        self.cause = cause


def validate[M: BaseModel](location: str, validator: Callable[[Any], M], given: object) -> M:
    """What the validator makes of it; the location is what messages call it."""
    try:
        return validator(given)
    except ValidationError as error:
        raise InvalidRequestError(location, error) from None


def reply(answer: BaseModel, status: int, **headers: str) -> Response:
    """A response with those fields of the answer that were set."""
    body = answer.model_dump_json(exclude_unset=True)
    return Response(body, status, headers, mimetype="application/json")


def _read_body() -> bytes:
    try:
        body = request.get_data()
    except OSError:
        raise ClientDisconnected from None
    # To gunicorn, a body also ends where its client does.
    if len(body) < (request.content_length or 0):
        raise ClientDisconnected
    return body
