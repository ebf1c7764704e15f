"""Secrets, which the URLs of all services are."""

from collections.abc import Callable
from pathlib import Path

import pytest
from services import NOWHERE

from app.settings import ConfigurationError, Settings

type Load = Callable[..., Settings]


@pytest.mark.parametrize("value", [None, "", "hunter2", "nosql://u:hunter2@h", "http://hunter2"])
@pytest.mark.parametrize("name", NOWHERE)
def test_requires_each_service(load: Load, name: str, value: str | None) -> None:
    with pytest.raises(ConfigurationError, match=rf"\n  {name}") as error:
        load(**{name: value})

    assert "hunter2" not in str(error.value)


@pytest.mark.parametrize("name", NOWHERE)
def test_reads_a_secret_from_a_file(load: Load, tmp_path: Path, name: str) -> None:
    file = tmp_path / "secret"
    file.write_text(f"{NOWHERE[name]}\n")

    settings = load(**{name: None, f"{name}_FILE": str(file)})

    assert getattr(settings, name.lower()).get_secret_value() == NOWHERE[name]


@pytest.mark.parametrize("name", NOWHERE)
def test_refuses_a_secret_and_its_file_together(load: Load, tmp_path: Path, name: str) -> None:
    file = tmp_path / "secret"
    file.write_text(NOWHERE[name])

    with pytest.raises(ConfigurationError, match=f"{name}: is set, and so is {name}_FILE"):
        load(**{f"{name}_FILE": str(file)})


@pytest.mark.parametrize("content", [None, b"", b"\xff\xfe"])
@pytest.mark.parametrize("name", NOWHERE)
def test_names_the_variable_of_an_unusable_file(
    load: Load, tmp_path: Path, name: str, content: bytes | None
) -> None:
    file = tmp_path / "secret"
    if content is not None:
        file.write_bytes(content)

    with pytest.raises(ConfigurationError, match=f"{name}: cannot be read from {name}_FILE"):
        load(**{name: None, f"{name}_FILE": str(file)})


@pytest.mark.parametrize("name", NOWHERE)
def test_prefers_a_secret_in_the_environment_to_a_file_in_the_env_file(
    load: Load, name: str
) -> None:
    Path(".env").write_text(f"{name}_FILE=/nowhere\n")

    assert getattr(load(), name.lower()).get_secret_value() == NOWHERE[name]


def test_masks_secrets(load: Load) -> None:
    settings = load()

    assert settings.redacted()["PORT"] == "8080"
    assert "hunter2" not in repr(settings) + str(settings.redacted())
