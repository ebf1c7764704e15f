"""The application as the platform runs it: configuration, output, signals, exit status."""

import signal
import socket
from collections.abc import Callable

import pytest
from processes import Process, until

type Start = Callable[..., Process]


def accepts(web: Process) -> bool:
    try:
        web.connect().close()
    except (ConnectionRefusedError, ConnectionResetError):
        return False
    return True


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_web_exits_in_spite_of_idle_connections(start: Start, number: signal.Signals) -> None:
    web = start("web")
    until(web.is_ready)
    with web.connect() as idle:
        idle.sendall(b"GET /up HTTP/1.1\r\nHost: x\r\n\r\n")
        idle.recv(4096)

        web.signal(number)

        assert web.exit_status() == 0
    assert not accepts(web)


@pytest.mark.parametrize("command", ["web"])
def test_exits_when_told_to_during_start_up(start: Start, command: str) -> None:
    process = start(command)
    until(lambda: process.events(f"{command}.starting"))

    process.signal(signal.SIGTERM)

    assert process.exit_status() == 0


@pytest.mark.parametrize("command", ["web"])
def test_refuses_to_start_without_configuration(start: Start, command: str) -> None:
    process = start(command, PORT="abc")

    assert process.exit_status() == 78
    assert "PORT" in process.stderr
    assert "Traceback" not in process.stderr
    assert process.log == []


def test_web_fails_if_its_port_is_taken(start: Start) -> None:
    with socket.create_server(("0.0.0.0", 0)) as taken:
        web = start("web", PORT=str(taken.getsockname()[1]))

        assert web.exit_status() > 0
