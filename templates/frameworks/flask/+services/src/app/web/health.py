"""Readiness: whether each backing service can be used right now."""

import logging
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor, wait

#: Seconds in which a service must answer.
TIMEOUT = 1.0

logger = logging.getLogger(__name__)


def failures(checks: Mapping[str, Callable[[], None]]) -> dict[str, str]:
    """Makes all checks at once, and returns for each one that fails the reason."""
    executor = ThreadPoolExecutor(max_workers=len(checks), thread_name_prefix="health")
    tasks = {name: executor.submit(check) for name, check in checks.items()}
    wait(tasks.values(), timeout=TIMEOUT)
    # Not awaited: a client may take its time to give up a service that hangs.
    executor.shutdown(wait=False)
    found = {}
    for name, task in tasks.items():
        if not task.done():
            found[name] = f"no answer within {TIMEOUT:g} s"
        elif error := task.exception():
            # Only its name: a client's message may quote the address it was given.
            found[name] = type(error).__name__
    if found:
        logger.warning("not ready", extra={"event": "health.failed", "failures": found})
    return found
