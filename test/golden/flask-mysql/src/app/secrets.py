"""Secrets, each of which may come from a file: `X` from the one that `X_FILE` names."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, override

from pydantic import BeforeValidator, SecretStr
from pydantic.fields import FieldInfo
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource


@dataclass(frozen=True)
class Unusable:
    """Stands in for a value that could not be read, so that it is reported with all others."""

    reason: str


def _usable(value: object) -> object:
    if isinstance(value, Unusable):
        raise ValueError(value.reason)
    return value


#: A value that must not be shown, and that may come from a file.
Secret = Annotated[SecretStr, BeforeValidator(_usable)]


class SecretFiles(PydanticBaseSettingsSource):
    """Reads a secret `X` from the file named by `X_FILE`.

    It looks at one layer only, the environment or `.env`: naming both `X` and `X_FILE` there is
    an error, whereas between the layers the usual precedence decides.
    """

    def __init__(
        self, settings_cls: type[BaseSettings], variables: Mapping[str, str | None]
    ) -> None:
        super().__init__(settings_cls)
        self._variables = variables

    @override
    def __call__(self) -> dict[str, Any]:
        fields = self.settings_cls.model_fields.items()
        values = {name: self.get_field_value(field, name)[0] for name, field in fields}
        return {name: value for name, value in values.items() if value is not None}

    @override
    def get_field_value(self, field: FieldInfo, field_name: str) -> tuple[Any, str, bool]:
        path = self._variables.get(f"{field_name}_file")
        value = self._read(field_name, path) if path and field.annotation is SecretStr else None
        return value, field_name, False

    def _read(self, name: str, path: str) -> str | Unusable:
        variable = f"{name.upper()}_FILE"
        if self._variables.get(name):
            return Unusable(f"is set, and so is {variable}: set only one of them")
        try:
            content = Path(path).read_text("utf-8").strip()
        except OSError as error:
            return Unusable(f"cannot be read from {variable}: {error.strerror}")
        except UnicodeDecodeError:
            return Unusable(f"cannot be read from {variable}: not UTF-8 text")
        return content or Unusable(f"cannot be read from {variable}: the file is empty")
