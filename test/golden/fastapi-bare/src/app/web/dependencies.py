"""What request handlers ask for, by the type of a parameter."""

from typing import Annotated

from fastapi import Depends, Request

from app.settings import Settings


def _settings(request: Request) -> Settings:
    settings: Settings = request.app.state.settings
    return settings


Configured = Annotated[Settings, Depends(_settings)]
