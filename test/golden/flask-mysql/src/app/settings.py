"""The configuration: read once, from the environment, and from nowhere else.

A secret `X` may instead be given as `X_FILE`, the path of a file that holds it. The real
environment beats `.env`, which is a convenience for development.
"""

from typing import Annotated, Any, Literal, override

from pydantic import Field, SecretStr, ValidationError, model_validator
from pydantic_core import ErrorDetails
from pydantic_settings import (
    BaseSettings,
    DotEnvSettingsSource,
    EnvSettingsSource,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
)

from app import urls
from app.about import SERVICE
from app.secrets import Secret, SecretFiles


class ConfigurationError(Exception):
    """The environment lacks variables or holds malformed ones; the message names them all."""


class Settings(BaseSettings):
    """Every variable that this application knows."""

    model_config = SettingsConfigDict(
        env_file=".env",
        extra="ignore",
        frozen=True,
        # Or a malformed URL would be quoted in the error, password included.
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
    #: Seconds between two runs of the periodic work.
    schedule_interval: int = Field(60, ge=1, le=86400)
    #: MySQL: SQL database.
    database_url: Annotated[Secret, urls.of_kind("mysql")]
    #: Valkey: cache and job queue.
    redis_url: Annotated[Secret, urls.of_kind("redis")]
    #: RabbitMQ: job queue.
    amqp_url: Annotated[Secret, urls.of_kind("amqp")]

    @model_validator(mode="before")
    @classmethod
    def _drop_empty(cls, values: dict[str, Any]) -> dict[str, Any]:
        """An empty variable is as good as none, except that it still beats `.env`."""
        return {name: value for name, value in values.items() if value != ""}

    @classmethod
    @override
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        return (
            init_settings,
            SecretFiles(settings_cls, EnvSettingsSource(settings_cls).env_vars),
            env_settings,
            SecretFiles(settings_cls, DotEnvSettingsSource(settings_cls).env_vars),
            dotenv_settings,
        )

    def services(self) -> dict[str, str]:
        """The attached backing services: what each is called here, and its kind."""
        return {
            name.removesuffix("_url"): urls.kind(getattr(self, name).get_secret_value())
            for name in type(self).model_fields
            if name.endswith("_url")
        }

    def redacted(self) -> dict[str, str]:
        """Variable names and values, fit to be shown: secrets are masked."""
        return {name.upper(): str(value) for name, value in self}


def load_settings() -> Settings:
    """The settings, or a ConfigurationError that names every variable at fault."""
    try:
        return Settings()
    except ValidationError as error:
        problems = "\n".join(f"  {_describe(problem)}" for problem in error.errors())
    raise ConfigurationError(f"{SERVICE}: the configuration is invalid\n{problems}")


def _describe(problem: ErrorDetails) -> str:
    field = str(problem["loc"][0])
    if problem["type"] != "missing":
        return f"{field.upper()}: {problem['msg'].removeprefix('Value error, ')}"
    secret = Settings.model_fields[field].annotation is SecretStr
    alternative = f" (or {field.upper()}_FILE)" if secret else ""
    return f"{field.upper()}{alternative}: is required"
