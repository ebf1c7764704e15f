"""The work that is done outside of requests.

Tasks are plain functions, called with what identifies and describes the work. A queue delivers
them at least once: whatever a task writes must be keyed by its job's id, so that doing it again
changes nothing.
"""

import logging
import time

logger = logging.getLogger(__name__)


def log_message(job_id: str, message: str, work_ms: int = 0) -> None:
    """Pretends to work for a while, then logs the message."""
    time.sleep(work_ms / 1000)
    logger.info("job done", extra={"event": "job.done", "job_id": job_id, "text": message})
