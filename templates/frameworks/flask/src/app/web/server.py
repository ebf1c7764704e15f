"""The web process: gunicorn, which forks as many workers as WEB_CONCURRENCY says."""

import signal
from types import FrameType
from typing import Any, override

from flask import Flask
from gunicorn import arbiter, glogging
from gunicorn.app.base import BaseApplication

from app import lifecycle
from app.settings import Settings
from app.web.app import create_app
from app.web.threads import Worker, leave

#: Requests that one worker answers at the same time.
THREADS = 12

#: Seconds for which an idle connection is kept: longer than load balancers keep theirs (mostly
#: 60), or they would now and then send a request into a connection that is just being closed.
KEEP_ALIVE = 75

#: Seconds beyond SHUTDOWN_TIMEOUT that a worker has to answer what it has called off.
FAREWELL = 1


def serve(settings: Settings) -> None:
    """Serves until the process is asked to stop, then answers what is in flight."""
    Arbiter(Application(settings)).run()


class Application(BaseApplication):
    """What gunicorn is to run, and how."""

    cfg: Any

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        super().__init__()

    @override
    def load_config(self) -> None:
        options = {
            "bind": f"0.0.0.0:{self.settings.port}",
            "workers": self.settings.web_concurrency,
            "worker_class": Worker,
            "threads": THREADS,
            "keepalive": KEEP_ALIVE,
            "graceful_timeout": self.settings.shutdown_timeout + FAREWELL,
            "logger_class": Logger,
            "control_socket_disable": True,
            "worker_exit": lambda _, worker: leave(worker),
        }
        for name, value in options.items():
            self.cfg.set(name, value)

    @override
    def load(self) -> Flask:
        return create_app(self.settings)


class Logger(glogging.Logger):
    """Sends gunicorn's own lines the way of all others; requests are logged by the application."""

    @override
    def setup(self, cfg: Any) -> None:
        self.error_log.propagate = True

    @override
    def access(self, *_: object) -> None:
        pass

    @override
    def debug(self, *_: object, **__: object) -> None:
        # Of no other use than to name each request a second time.
        pass


class Arbiter(arbiter.Arbiter):
    """gunicorn's parent process, to which SIGINT means what SIGTERM does."""

    @override
    def signal(self, sig: int, frame: FrameType | None) -> None:
        if sig in (signal.SIGTERM, signal.SIGINT):
            # The deadline runs from now on.
            lifecycle.take_note(sig, frame)
            sig = signal.SIGTERM
        super().signal(sig, frame)

    @override
    def wait_for_signals(self, timeout: float = 1.0) -> Any:
        if lifecycle.stopping.is_set():
            # The signal came before gunicorn listened to any.
            raise StopIteration
        return super().wait_for_signals(timeout)

    @override
    def spawn_worker(self) -> Any:
        # A new worker would take a signal for its parent's, until it has its own handlers.
        signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGTERM])
        try:
            return super().spawn_worker()
        finally:
            signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGTERM])
