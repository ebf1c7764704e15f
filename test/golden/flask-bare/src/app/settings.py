"""The configuration: read once, from the environment, and from nowhere else.

The real environment beats `.env`, which is a convenience for development.
"""

from typing import Any, Literal

from pydantic import Field, ValidationError, model_validator
from pydantic_core import ErrorDetails
from pydantic_settings import BaseSettings, SettingsConfigDict

from app.about import SERVICE


class ConfigurationError(Exception):
    """The environment lacks variables or holds malformed ones; the message names them all."""


class Settings(BaseSettings):
    """Every variable that this application knows."""

    model_config = SettingsConfigDict(
        env_file=".env",
        extra="ignore",
        frozen=True,
        # Or a malformed value would be quoted in the error, whatever it is.
        hide_input_in_errors=True,
    )

    #: Port that the web process listens on.
    port: int = Field(8080, ge=0, le=65535)
    #: Least severe level that is logged.
    log_level: Literal["debug", "info", "warning", "error"] = "info"
    #: One JSON object per line, or text for people.
    log_format: Literal["json", "text"] = "json"
    #: Seconds that work in flight may take after SIGTERM.
    shutdown_timeout: int = Field(20, ge=1, le=3600)
    #: Processes in which one web process answers requests.
    web_concurrency: int = Field(1, ge=1, le=64)

    @model_validator(mode="before")
    @classmethod
    def _drop_empty(cls, values: dict[str, Any]) -> dict[str, Any]:
        """An empty variable is as good as none, except that it still beats `.env`."""
        return {name: value for name, value in values.items() if value != ""}

    def redacted(self) -> dict[str, str]:
        """Variable names and values."""
        return {name.upper(): str(value) for name, value in self}


def load_settings() -> Settings:
    """The settings, or a ConfigurationError that names every variable at fault."""
    try:
        return Settings()
    except ValidationError as error:
        problems = "\n".join(f"  {_describe(problem)}" for problem in error.errors())
    raise ConfigurationError(f"{SERVICE}: the configuration is invalid\n{problems}")


def _describe(problem: ErrorDetails) -> str:
    return f"{str(problem['loc'][0]).upper()}: {problem['msg']}"
