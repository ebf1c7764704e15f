"""Signs of life of the processes that cannot be asked over HTTP."""

import tempfile
import time
from pathlib import Path

from app.about import SERVICE

#: Seconds between two beats.
INTERVAL = 5.0


def beat(process: str) -> None:
    """Notes that the main loop of this process is running."""
    _file(process).touch()


def is_alive(process: str) -> bool:
    """Whether the process has lately given a sign of life."""
    try:
        age = time.time() - _file(process).stat().st_mtime
    except FileNotFoundError:
        return False
    return age < 3 * INTERVAL


def _file(process: str) -> Path:
    return Path(tempfile.gettempdir(), f"{SERVICE}-{process}.heartbeat")
