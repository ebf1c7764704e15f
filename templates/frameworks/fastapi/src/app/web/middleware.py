"""What happens around every request: its id, its line in the log, and the unexpected."""

import asyncio
import logging
import re
import time
from uuid import uuid4

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.logs import request_id
from app.web.problems import problem

HEADER = "X-Request-ID"

#: Asked every few seconds by the platform, and of no interest to anybody.
PROBES = {"/health/live", "/health/ready", "/up"}

#: Other ids are replaced: they would end up in our log and in the response as they are.
_ACCEPTABLE = re.compile(r"[\w.:/+=-]{1,128}", re.ASCII)

logger = logging.getLogger(__name__)


class RequestMiddleware:
    """Gives each request an id and a line in the log, and answers it even if its handler fails."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started = time.perf_counter()
        given = Headers(scope=scope).get(HEADER, "")
        current = given if _ACCEPTABLE.fullmatch(given) else str(uuid4())
        # Never reset, so that the server's own lines about this request carry it, too.
        request_id.set(current)
        status = 0

        async def send_with_id(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                MutableHeaders(scope=message)[HEADER] = current
            await send(message)

        try:
            await self._app(scope, receive, send_with_id)
        except asyncio.CancelledError:
            # Only the end of the process cancels requests: those that outlast SHUTDOWN_TIMEOUT.
            if status:
                raise
            await problem(503, "The service is shutting down.")(scope, receive, send_with_id)
        except Exception:
            if status:
                raise
            logger.exception("unhandled error")
            await problem(500)(scope, receive, send_with_id)
        finally:
            method, path = scope["method"], scope["path"]
            logger.log(
                logging.DEBUG if path in PROBES else logging.INFO,
                "%s %s %d",
                method,
                path,
                status,
                extra={
                    "event": "http.request",
                    "method": method,
                    "path": path,
                    "status": status,
                    "duration_ms": round((time.perf_counter() - started) * 1000, 3),
                },
            )
