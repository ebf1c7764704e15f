"""Readiness: whether each backing service can be used right now."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping

#: Seconds in which a service must answer.
TIMEOUT = 1.0

logger = logging.getLogger(__name__)


async def failures(checks: Mapping[str, Callable[[], Awaitable[None]]]) -> dict[str, str]:
    """Makes all checks at once, and returns for each one that fails the reason."""
    tasks = {name: asyncio.ensure_future(check()) for name, check in checks.items()}
    if tasks:
        await asyncio.wait(tasks.values(), timeout=TIMEOUT)
    found = {}
    for name, task in tasks.items():
        if not task.done():
            # Not awaited: a client may take its time to let go of a service that hangs.
            task.cancel()
            found[name] = f"no answer within {TIMEOUT:g} s"
        elif error := task.exception():
            # Only its name: a client's message may quote the address it was given.
            found[name] = type(error).__name__
    if found:
        logger.warning("not ready", extra={"event": "health.failed", "failures": found})
    return found
