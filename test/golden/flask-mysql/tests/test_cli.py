import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from processes import APP, Process, until
from services import NOWHERE

from app.about import SERVICE, VERSION

type Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def run(environment: dict[str, str], tmp_path: Path) -> Run:
    """Runs `app COMMAND` to its end."""

    def run(*command: str, stdin: str = "", **variables: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [APP, *command],
            cwd=tmp_path,
            env={"PATH": os.environ["PATH"], **environment, **variables},
            input=stdin,
            capture_output=True,
            text=True,
            check=False,
        )

    return run


def test_version(run: Run) -> None:
    assert run("version", REVISION="abc123").stdout == f"{SERVICE} {VERSION} (abc123)\n"


def test_config_shows_everything_but_secrets(run: Run) -> None:
    shown = run("config", LOG_LEVEL="debug", **NOWHERE)

    assert shown.returncode == 0
    assert "LOG_LEVEL=debug\n" in shown.stdout
    for name in NOWHERE:
        assert f"{name}=**********\n" in shown.stdout
    assert "hunter2" not in shown.stdout


def test_config_check_connects_to_nothing(run: Run) -> None:
    assert run("config", "check", **NOWHERE).returncode == 0
    assert run("config", "check", PORT="abc").returncode == 78


def test_shell_has_settings_and_clients_at_hand(run: Run) -> None:
    values = {
        "settings.port": "8080",
        "session.query(Item).count()": "0",
        "cache.ping()": "True",
        "type(jobs).__name__": "'Jobs'",
    }

    shown = run("shell", stdin="".join(f"{expression}\n" for expression in values)).stdout

    assert [line.removeprefix(">>> ") for line in shown.splitlines()][: len(values)] == [
        *values.values()
    ]


def test_healthcheck_asks_web(run: Run, start: Callable[..., Process]) -> None:
    web = start("web")
    until(web.is_ready)

    assert run("healthcheck", PORT=str(web.port)).returncode == 0
    assert run("healthcheck", PORT="1").returncode == 1


@pytest.mark.parametrize("command", ["worker", "scheduler"])
def test_healthcheck_looks_for_a_sign_of_life(
    run: Run, start: Callable[..., Process], tmp_path: Path, command: str
) -> None:
    assert run("healthcheck", command, TMPDIR=str(tmp_path)).returncode == 1

    process = start(command, TMPDIR=str(tmp_path))
    until(lambda: run("healthcheck", command, TMPDIR=str(tmp_path)).returncode == 0)

    process.kill()
    (heartbeat,) = tmp_path.glob("*.heartbeat")
    os.utime(heartbeat, (0, 0))
    assert run("healthcheck", command, TMPDIR=str(tmp_path)).returncode == 1


def test_refuses_an_unknown_command(run: Run) -> None:
    assert run("dance").returncode == 2
