"""The web process."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from socket import socket
from typing import override

import uvicorn

from app.lifecycle import stopping
from app.settings import Settings
from app.web.app import create_app

#: Seconds for which an idle connection is kept: longer than load balancers keep theirs (mostly
#: 60), or they would now and then send a request into a connection that is just being closed.
KEEP_ALIVE = 75


def serve(settings: Settings) -> None:
    """Serves until the process is asked to stop, then answers what is in flight."""
    config = uvicorn.Config(
        create_app(settings),
        host="0.0.0.0",  # noqa: S104 - a container has one network
        port=settings.port,
        lifespan="on",
        # Lines of the server go the way of all others, and requests are logged by the middleware.
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_keep_alive=KEEP_ALIVE,
        timeout_graceful_shutdown=settings.shutdown_timeout,
    )
    Server(config).run()


class Server(uvicorn.Server):
    """uvicorn, told by `lifecycle` when to stop.

    Its own signal handlers raise the signal once more when all is done, so that the process dies
    of it (status 143) unless it is PID 1; and they take a second SIGINT for impatience.
    """

    @override
    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield

    @override
    async def on_tick(self, counter: int) -> bool:
        return stopping.is_set() or await super().on_tick(counter)

    @override
    async def shutdown(self, sockets: list[socket] | None = None) -> None:
        await super().shutdown(sockets)
        if cut := self.server_state.tasks:
            # Let them answer, and call off what they are waiting for.
            await asyncio.wait(cut, timeout=1)
