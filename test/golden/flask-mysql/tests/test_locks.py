"""Requests that wait in the database when the process is told to stop."""

import signal
from collections.abc import Callable

import sqlalchemy as sa
from processes import Process, receive, until
from services.database import server


def test_a_request_that_waits_too_long_is_called_off(
    start: Callable[..., Process], engine: sa.Engine
) -> None:
    web = start("web", SHUTDOWN_TIMEOUT="1")
    until(web.is_ready)
    with server.locked(engine):
        request = web.connect()
        request.sendall(b"GET /items HTTP/1.1\r\nHost: x\r\n\r\n")
        until(lambda: server.somebody_waits(engine))

        web.signal(signal.SIGTERM)

        assert receive(request).startswith(b"HTTP/1.1 503 ")
        assert web.exit_status() == 0
        until(lambda: not server.somebody_waits(engine))


def test_a_request_that_gets_its_lock_in_time_is_answered(
    start: Callable[..., Process], engine: sa.Engine
) -> None:
    web = start("web")
    until(web.is_ready)
    with server.locked(engine):
        request = web.connect()
        request.sendall(b"GET /items HTTP/1.1\r\nHost: x\r\n\r\n")
        until(lambda: server.somebody_waits(engine))
        web.signal(signal.SIGTERM)

    assert receive(request).startswith(b"HTTP/1.1 200 ")
    assert web.exit_status() == 0
