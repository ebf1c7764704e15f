"""Processes of the application, as the platform sees them: a command, signals, output."""

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import Any

APP = Path(sys.executable).with_name("app")


def until[T](look: Callable[[], T], seconds: float = 60) -> T:
    """What `look` returns, once that is true."""
    deadline = time.monotonic() + seconds
    while not (seen := look()):
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.02)
    return seen


def receive(connection: socket.socket) -> bytes:
    """Everything that comes until the connection is closed."""
    with connection:
        return b"".join(iter(lambda: connection.recv(4096), b""))


class Process:
    """A running `app COMMAND`."""

    def __init__(
        self, command: Sequence[str], variables: Mapping[str, str], directory: Path
    ) -> None:
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        self._process = subprocess.Popen(
            [APP, *command],
            cwd=directory,
            env={"PATH": os.environ["PATH"], "PORT": str(self.port), **variables},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self._lines: list[str] = []
        self._errors: list[str] = []
        self._readers = [
            threading.Thread(target=sink.extend, args=(stream,))
            for stream, sink in (
                (self._process.stdout, self._lines),
                (self._process.stderr, self._errors),
            )
        ]
        for reader in self._readers:
            reader.start()

    @property
    def log(self) -> list[dict[str, Any]]:
        """Every line of its output so far; each must be a JSON object."""
        return [json.loads(line) for line in self._lines]

    @property
    def stderr(self) -> str:
        return "".join(self._errors)

    def events(self, event: str) -> list[dict[str, Any]]:
        return [line for line in self.log if line.get("event") == event]

    def signal(self, number: signal.Signals) -> None:
        self._process.send_signal(number)

    def exit_status(self, seconds: float = 60) -> int:
        """Waits for the process to end."""
        status = self._process.wait(seconds)
        for reader in self._readers:
            reader.join()
        return status

    def kill(self) -> None:
        self._process.kill()
        self.exit_status()
        for stream in (self._process.stdout, self._process.stderr):
            assert stream
            stream.close()

    def connect(self) -> socket.socket:
        return socket.create_connection(("127.0.0.1", self.port), timeout=60)

    def is_ready(self) -> bool:
        """Whether it says so, in answer to a request."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=2)
        try:
            connection.request("GET", "/health/ready")
            return connection.getresponse().status == 200
        except (OSError, HTTPException):
            return False
        finally:
            connection.close()
