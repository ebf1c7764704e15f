from collections.abc import Callable
from pathlib import Path

import pytest

from app.settings import ConfigurationError, Settings

type Load = Callable[..., Settings]


def test_has_defaults(load: Load) -> None:
    settings = load()

    assert settings.port == 8080
    assert settings.log_level == "info"
    assert settings.log_format == "json"
    assert settings.shutdown_timeout == 20


def test_takes_an_empty_variable_for_a_missing_one(load: Load) -> None:
    assert load(PORT="").port == 8080


def test_names_all_faults_at_once_and_no_value(load: Load) -> None:
    with pytest.raises(ConfigurationError) as error:
        load(PORT="hunter2", LOG_LEVEL="hunter2", SHUTDOWN_TIMEOUT="0")

    message = str(error.value)
    for name in "PORT", "LOG_LEVEL", "SHUTDOWN_TIMEOUT":
        assert message.count(f"  {name}: ") == 1
    assert "hunter2" not in message


def test_prefers_the_environment_to_the_env_file(load: Load) -> None:
    Path(".env").write_text("PORT=1\nLOG_LEVEL=debug\nSHUTDOWN_TIMEOUT=9\nOTHER=x\n")

    settings = load(PORT="2", SHUTDOWN_TIMEOUT="")

    assert settings.port == 2
    assert settings.log_level == "debug"
    assert settings.shutdown_timeout == 20
