import json
import logging
import sys
import threading
import warnings
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from app import logs
from app.about import SERVICE, VERSION

type Read = Callable[[], list[dict[str, Any]]]

logger = logging.getLogger("test")


@pytest.fixture(autouse=True)
def _restore_logging(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    yield
    logging.captureWarnings(False)
    root.handlers[:] = handlers
    root.setLevel(level)


@pytest.fixture
def read(capsys: pytest.CaptureFixture[str]) -> Read:
    """Reads what has been logged as JSON."""
    return lambda: [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_logs_json(read: Read) -> None:
    logs.configure("info", "json")
    logger.info("hello %s", "world", extra={"event": "greeting"})

    (line,) = read()
    assert line.pop("time").endswith("Z")
    assert line == {
        "level": "info",
        "msg": "hello world",
        "logger": "test",
        "service": SERVICE,
        "version": VERSION,
        "event": "greeting",
    }


def test_logs_a_traceback_in_the_same_line(read: Read) -> None:
    logs.configure("info", "json")
    try:
        raise ValueError("oh\nno")
    except ValueError:
        logger.exception("failed")

    (line,) = read()
    assert line["level"] == "error"
    assert "ValueError: oh\nno" in line["exception"]


def test_logs_the_request_id(read: Read) -> None:
    logs.configure("info", "json")
    token = logs.request_id.set("42")
    logger.info("hello")
    logs.request_id.reset(token)
    logger.info("goodbye")

    within, after = read()
    assert within["request_id"] == "42"
    assert "request_id" not in after


def test_logs_what_cannot_be_expressed_in_json(read: Read) -> None:
    logs.configure("info", "json")
    logger.info("odd", extra={"thing": {1, 2}, "text": "\ud800"})

    assert read()[0]["thing"] == "{1, 2}"


def test_respects_the_level(read: Read) -> None:
    logs.configure("info", "json")
    logger.debug("whisper")

    assert read() == []


def test_logs_warnings_and_uncaught_exceptions(read: Read) -> None:
    logs.configure("info", "json")

    def fail() -> None:
        raise RuntimeError("in a thread")

    with warnings.catch_warnings():
        warnings.simplefilter("always")
        logging.captureWarnings(True)
        warnings.warn("beware", stacklevel=1)
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    try:
        raise RuntimeError("in the main thread")
    except RuntimeError as error:
        sys.excepthook(type(error), error, error.__traceback__)

    warning, in_thread, in_main = read()
    assert "beware" in warning["msg"]
    assert "in a thread" in in_thread["exception"]
    assert "in the main thread" in in_main["exception"]
    assert in_main["level"] == "critical"


def test_logs_text_for_people(capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure("info", "text")
    logger.warning("careful", extra={"event": "danger"})

    assert capsys.readouterr().out.endswith("WARNING  test: careful event=danger\n")
