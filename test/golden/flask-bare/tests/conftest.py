"""What the tests share."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from processes import Process

from app.settings import Settings, load_settings

pytest_plugins = [
    "client",
]


@pytest.fixture
def settings() -> Settings:
    return Settings.model_validate({})


@pytest.fixture
def load(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., Settings]:
    """Loads settings from the given variables alone."""
    monkeypatch.chdir(tmp_path)
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)

    def load(**variables: str) -> Settings:
        for name, value in variables.items():
            monkeypatch.setenv(name, value)
        return load_settings()

    return load


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[..., Process]]:
    """Starts `app COMMAND` as a process of its own."""
    started: list[Process] = []

    def start(*command: str, **variables: str) -> Process:
        process = Process(command, variables, tmp_path)
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
