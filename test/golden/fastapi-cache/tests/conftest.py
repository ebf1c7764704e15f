"""What the tests share.

They run against real services: those in REDIS_URL.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from processes import Process
from services import NOWHERE

from app.settings import Settings, load_settings

pytest_plugins = [
    "client",
    "services.redis",
    "services.queue",
]


@pytest.fixture(scope="session")
def environment(redis_url: str) -> dict[str, str]:
    """The variables of the application under test."""
    return {"REDIS_URL": redis_url}


@pytest.fixture
def settings(environment: dict[str, str]) -> Settings:
    return Settings.model_validate({name.lower(): value for name, value in environment.items()})


@pytest.fixture
def load(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., Settings]:
    """Loads settings from the given variables alone; None stands for one that is not set."""
    monkeypatch.chdir(tmp_path)
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)

    def load(**variables: str | None) -> Settings:
        for name, value in (NOWHERE | variables).items():
            if value is not None:
                monkeypatch.setenv(name, value)
        return load_settings()

    return load


@pytest.fixture
def start(environment: dict[str, str], tmp_path: Path) -> Iterator[Callable[..., Process]]:
    """Starts `app COMMAND` as a process of its own."""
    started: list[Process] = []

    def start(*command: str, **variables: str) -> Process:
        process = Process(command, environment | variables, tmp_path)
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
