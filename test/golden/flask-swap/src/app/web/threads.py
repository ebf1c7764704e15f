"""gunicorn's worker, which answers requests in threads, and how it comes to rest."""

import os
import signal
import socket
import struct
import threading
from contextlib import suppress
from typing import Any, override

from gunicorn.workers.gthread import TConn, ThreadWorker

from app.lifecycle import stopping
from app.web.clients import Clients

#: Seconds for which a client may neither send nor take anything, before a thread gives it up.
PATIENCE = 30


class Worker(ThreadWorker):
    """A worker that stops as it should.

    gunicorn's own lets new connections queue up behind those that it finishes, waits for idle
    ones as long as for busy ones, and drops what outlasts its patience without an answer.
    """

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._busy: set[TConn] = set()
        self._deadline: threading.Timer | None = None

    @override
    def init_process(self) -> None:
        patience = struct.pack("ll", PATIENCE, 0)
        for listener in self.sockets:
            # Connections inherit it.
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVTIMEO, patience)
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_SNDTIMEO, patience)
        super().init_process()

    @override
    def init_signals(self) -> None:
        super().init_signals()
        # A terminal sends it to every process; the parent then says SIGTERM to the workers.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGTERM])

    @override
    def handle(self, conn: TConn) -> Any:
        self._busy.add(conn)
        try:
            return super().handle(conn)
        finally:
            self._busy.discard(conn)

    @override
    def set_accept_enabled(self, enabled: bool) -> None:
        super().set_accept_enabled(enabled)
        # It may be asked to stop at any point, even before it has started.
        if not (enabled or self.alive or self._deadline):
            self._refuse_connections()
            self._deadline = threading.Timer(self.app.settings.shutdown_timeout, self._call_off)
            self._deadline.daemon = True
            self._deadline.start()

    def _refuse_connections(self) -> None:
        for listener in self.sockets:
            # Those that were let in already are to be answered.
            known = -1
            while known != self.nr_conns:
                known = self.nr_conns
                self.accept(listener)
            listener.close()

    @override
    def _cap_keepalive(self, deadline: float) -> None:
        super()._cap_keepalive(deadline)
        # Nor is it worth waiting for those that never said anything.
        for conn in self.pending_conns:
            conn.timeout = min(conn.timeout, deadline)

    def _call_off(self) -> None:
        """Has the requests that are still in work end, so that they are answered."""
        stopping.set()
        for conn in list(self._busy):
            with suppress(OSError):
                # Ends the wait for the rest of a body.
                conn.sock.shutdown(socket.SHUT_RD)
        clients: Clients = self.wsgi.extensions["clients"]
        clients.database.call_off()


def leave(worker: Worker) -> None:
    """Ends the process of a worker that has come to rest."""
    if worker.booted:
        worker.wsgi.extensions["clients"].close()
        # The interpreter would wait for threads that were called off in vain, and take its time
        # to tidy up memory that a fork shares until it is touched.
        os._exit(0)
