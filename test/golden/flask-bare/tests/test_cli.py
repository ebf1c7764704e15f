import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from processes import APP, Process, until

from app.about import SERVICE, VERSION

type Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Runs `app COMMAND` to its end."""

    def run(*command: str, stdin: str = "", **variables: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [APP, *command],
            cwd=tmp_path,
            env={"PATH": os.environ["PATH"], **variables},
            input=stdin,
            capture_output=True,
            text=True,
            check=False,
        )

    return run


def test_version(run: Run) -> None:
    assert run("version", REVISION="abc123").stdout == f"{SERVICE} {VERSION} (abc123)\n"


def test_config_shows_everything(run: Run) -> None:
    shown = run("config", LOG_LEVEL="debug")

    assert shown.returncode == 0
    assert "LOG_LEVEL=debug\n" in shown.stdout


def test_config_check(run: Run) -> None:
    assert run("config", "check").returncode == 0
    assert run("config", "check", PORT="abc").returncode == 78


def test_shell_has_settings_at_hand(run: Run) -> None:
    assert ">>> 8080\n" in run("shell", stdin="settings.port\n").stdout


def test_healthcheck_asks_web(run: Run, start: Callable[..., Process]) -> None:
    web = start("web")
    until(web.is_ready)

    assert run("healthcheck", PORT=str(web.port)).returncode == 0
    assert run("healthcheck", PORT="1").returncode == 1


def test_refuses_an_unknown_command(run: Run) -> None:
    assert run("dance").returncode == 2
