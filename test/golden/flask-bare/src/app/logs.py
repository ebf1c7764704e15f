"""Logging: an unbuffered stream of JSON objects on stdout, one to a line, from every library."""

import json
import logging
import sys
import threading
from contextvars import ContextVar
from datetime import UTC, datetime
from types import TracebackType
from typing import Any, Literal, override

from app.about import SERVICE, VERSION

#: The id of the request being answered; every line logged meanwhile carries it.
request_id: ContextVar[str | None] = ContextVar("request_id", default=None)

logger = logging.getLogger(__name__)

#: What a record has anyway; the rest came by `extra` and is logged. (`color_message` is
#: uvicorn's second copy of its message.)
_STANDARD = {*vars(logging.makeLogRecord({})), "message", "asctime", "color_message"}


def configure(level: str, log_format: Literal["json", "text"]) -> None:
    """Sends everything that is logged, warned of or uncaught to stdout."""
    handler = logging.StreamHandler(sys.stdout)
    handler.setFormatter(JSONFormatter() if log_format == "json" else TextFormatter())
    logging.basicConfig(level=level.upper(), handlers=[handler], force=True)
    logging.captureWarnings(True)
    sys.excepthook = _log_uncaught
    threading.excepthook = _log_uncaught_in_thread


class JSONFormatter(logging.Formatter):
    """One JSON object per record, tracebacks included."""

    @override
    def format(self, record: logging.LogRecord) -> str:
        time = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        entry: dict[str, Any] = {
            "time": time.replace("+00:00", "Z"),
            "level": record.levelname.lower(),
            "msg": record.getMessage(),
            "logger": record.name,
            "service": SERVICE,
            "version": VERSION,
        }
        if current := request_id.get():
            entry["request_id"] = current
        for name, value in _extra(record).items():
            entry.setdefault(name, value)
        if record.exc_info:
            entry["exception"] = self.formatException(record.exc_info)
        if record.stack_info:
            entry["stack"] = self.formatStack(record.stack_info)
        return json.dumps(entry, default=str)


class TextFormatter(logging.Formatter):
    """Lines for people."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)-8s %(name)s: %(message)s")

    @override
    def formatMessage(self, record: logging.LogRecord) -> str:
        extra = "".join(f" {name}={value}" for name, value in _extra(record).items())
        return super().formatMessage(record) + extra


def _extra(record: logging.LogRecord) -> dict[str, Any]:
    return {name: value for name, value in vars(record).items() if name not in _STANDARD}


def _log_uncaught(
    kind: type[BaseException], error: BaseException, traceback: TracebackType | None
) -> None:
    logger.critical("uncaught exception", exc_info=(kind, error, traceback))


def _log_uncaught_in_thread(args: threading.ExceptHookArgs) -> None:
    if args.exc_value is not None and args.exc_type is not SystemExit:
        thread = args.thread.name if args.thread else "a thread"
        logger.error(
            "uncaught exception in %s",
            thread,
            exc_info=(args.exc_type, args.exc_value, args.exc_traceback),
        )
