"""The scheduler: starts periodic work. Run exactly one."""

import logging
import time

from app import heartbeat
from app.broker import create_broker
from app.jobs import Jobs
from app.lifecycle import stopping
from app.settings import Settings

logger = logging.getLogger(__name__)


def run(settings: Settings) -> None:
    """Does what is due every SCHEDULE_INTERVAL seconds, until the process is asked to stop."""
    jobs = Jobs(create_broker(settings))
    logger.info("scheduler started", extra={"event": "scheduler.started"})
    due = time.monotonic() + settings.schedule_interval
    heartbeat.beat("scheduler")
    while not stopping.wait(min(heartbeat.INTERVAL, max(0.0, due - time.monotonic()))):
        heartbeat.beat("scheduler")
        if time.monotonic() >= due:
            due = time.monotonic() + settings.schedule_interval
            try:
                jobs.log_message("scheduled")
            except Exception:
                logger.exception("the scheduled job failed")
    jobs.close()
    logger.info("scheduler stopped", extra={"event": "scheduler.stopped"})
