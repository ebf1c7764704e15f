"""What happens around every request: its id, and its line in the log."""

import logging
import re
import time
from uuid import uuid4

from flask import Flask, Response, g, request

from app.logs import request_id

HEADER = "X-Request-ID"

#: Asked every few seconds by the platform, and of no interest to anybody.
PROBES = {"/health/live", "/health/ready", "/up"}

#: Other ids are replaced: they would end up in our log and in the response as they are.
_ACCEPTABLE = re.compile(r"[\w.:/+=-]{1,128}", re.ASCII)

logger = logging.getLogger(__name__)


def register(app: Flask) -> None:
    """Gives each request an id and a line in the log."""
    app.before_request(_begin)
    app.after_request(_finish)
    app.teardown_request(_forget)


def _begin() -> None:
    g.started = time.perf_counter()
    given = request.headers.get(HEADER, "")
    request_id.set(given if _ACCEPTABLE.fullmatch(given) else str(uuid4()))


def _finish(response: Response) -> Response:
    response.headers[HEADER] = request_id.get() or ""
    logger.log(
        logging.DEBUG if request.path in PROBES else logging.INFO,
        "%s %s %d",
        request.method,
        request.path,
        response.status_code,
        extra={
            "event": "http.request",
            "method": request.method,
            "path": request.path,
            "status": response.status_code,
            "duration_ms": round((time.perf_counter() - g.started) * 1000, 3),
        },
    )
    return response


def _forget(_: BaseException | None) -> None:
    # The thread goes on to other requests.
    request_id.set(None)
