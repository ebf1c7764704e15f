"""How a long-running process stops: a signal asks it to, and a deadline insists.

Whether the process is PID 1, runs under an init or in a terminal, SIGTERM and SIGINT mean the
same, once or many times: finish what is in flight and exit with status 0.
"""

import atexit
import logging
import os
import queue
import signal
import threading
import time
from types import FrameType

#: Beyond SHUTDOWN_TIMEOUT, for closing what the work in flight has used.
MARGIN = 1.5

#: Set once the process has been asked to stop.
stopping = threading.Event()

logger = logging.getLogger(__name__)

# Signal handlers may interrupt anything, even Event.set; only SimpleQueue.put is safe in them.
_received: queue.SimpleQueue[int] = queue.SimpleQueue()


def catch_signals() -> None:
    """Takes note of signals from now on; call it first, as start-up can be interrupted too."""
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, take_note)
        # As it ends, the interpreter takes handlers back: a signal would then still kill it.
        atexit.register(signal.signal, number, signal.SIG_IGN)


def stop_on_signals(timeout: float) -> None:
    """Sets `stopping` on a signal, and ends the process if it is then still there too late."""
    threading.Thread(target=_stop, args=(timeout,), name="lifecycle", daemon=True).start()


def take_note(number: int, _: FrameType | None) -> None:
    """Handles a signal that asks the process to stop."""
    _received.put(number)


def _stop(timeout: float) -> None:
    logger.info("stopping on %s", signal.Signals(_received.get()).name)
    stopping.set()
    time.sleep(timeout + MARGIN)
    logger.error("not stopped within %g s: exiting regardless", timeout + MARGIN)
    os._exit(0)
