"""The application as the platform runs it: configuration, output, signals, exit status."""

import signal
import socket
from collections.abc import Callable

import pytest
from processes import Process, receive, until
from services import NOWHERE

type Start = Callable[..., Process]

#: A request with a body, and how it is answered.
PATH, BODY, STATUS = "/items", b'{"name": "anvil"}', 201


def begin_request(web: Process) -> socket.socket:
    """Sends a request, but for the end of its body."""
    until(web.is_ready)
    head = f"POST {PATH} HTTP/1.1\r\nHost: x\r\nContent-Length: {len(BODY)}\r\n"
    connection = web.connect()
    connection.sendall(f"{head}Content-Type: application/json\r\n\r\n".encode() + BODY[:5])
    return connection


def accepts(web: Process) -> bool:
    try:
        web.connect().close()
    except (ConnectionRefusedError, ConnectionResetError):
        return False
    return True


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_web_answers_what_is_in_flight_and_exits(start: Start, number: signal.Signals) -> None:
    web = start("web")
    request = begin_request(web)
    with web.connect() as idle:
        idle.sendall(b"GET /up HTTP/1.1\r\nHost: x\r\n\r\n")
        idle.recv(4096)

        web.signal(number)
        until(lambda: not accepts(web))
        web.signal(number)
        request.sendall(BODY[5:])

        assert receive(request).startswith(b"HTTP/1.1 %d " % STATUS)
        assert web.exit_status() == 0
    assert web.events("http.request")[-1]["status"] == STATUS


def test_web_cuts_what_takes_too_long(start: Start) -> None:
    web = start("web", SHUTDOWN_TIMEOUT="1")
    request = begin_request(web)

    web.signal(signal.SIGTERM)

    assert receive(request).startswith(b"HTTP/1.1 503 ")
    assert web.exit_status() == 0


@pytest.mark.parametrize("command", ["web"])
def test_exits_when_told_to_during_start_up(start: Start, command: str) -> None:
    process = start(command)
    until(lambda: process.events(f"{command}.starting"))

    process.signal(signal.SIGTERM)

    assert process.exit_status() == 0


@pytest.mark.parametrize("command", ["web"])
def test_refuses_to_start_without_configuration(start: Start, command: str) -> None:
    process = start(command, PORT="abc", **dict.fromkeys(NOWHERE, "http://u:hunter2@h"))

    assert process.exit_status() == 78
    for name in "PORT", *NOWHERE:
        assert name in process.stderr
    assert "hunter2" not in process.stderr
    assert "Traceback" not in process.stderr
    assert process.log == []


def test_web_fails_if_its_port_is_taken(start: Start) -> None:
    with socket.create_server(("0.0.0.0", 0)) as taken:
        web = start("web", PORT=str(taken.getsockname()[1]))

        assert web.exit_status() > 0
