"""A way to a backing service that can be shut, to see what the application makes of an outage."""

import contextlib
import socket
import threading
from collections.abc import Iterator
from urllib.parse import urlsplit


class Door:
    """Forwards TCP connections, while it is open."""

    def __init__(self, url: str, default_port: int) -> None:
        parts = urlsplit(url)
        assert parts.hostname
        self._service = parts.hostname, parts.port or default_port
        self._server = socket.create_server(("127.0.0.1", 0))
        credentials, at, _ = parts.netloc.rpartition("@")
        address = f"127.0.0.1:{self._server.getsockname()[1]}"
        self.url = parts._replace(netloc=credentials + at + address).geturl()
        self._passing: list[socket.socket] = []
        self._shut = False
        threading.Thread(target=self._serve, daemon=True).start()

    def shut(self) -> None:
        """Cuts all connections, and lets no new ones through."""
        self._shut = True
        while self._passing:
            with contextlib.suppress(OSError):
                self._passing.pop().shutdown(socket.SHUT_RDWR)

    def open(self) -> None:
        self._shut = False

    def close(self) -> None:
        self._server.shutdown(socket.SHUT_RDWR)
        self._server.close()
        self.shut()

    def _serve(self) -> None:
        while True:
            try:
                client, _ = self._server.accept()
            except OSError:
                return
            if self._shut:
                client.close()
                continue
            service = socket.create_connection(self._service)
            self._passing += [client, service]
            for source, sink in (client, service), (service, client):
                threading.Thread(target=_forward, args=(source, sink), daemon=True).start()


def _forward(source: socket.socket, sink: socket.socket) -> None:
    with source, contextlib.suppress(OSError):
        while data := source.recv(65536):
            sink.sendall(data)
        sink.shutdown(socket.SHUT_WR)


@contextlib.contextmanager
def door(url: str, default_port: int) -> Iterator[Door]:
    """An open door, gone in the end."""
    opened = Door(url, default_port)
    yield opened
    opened.close()
