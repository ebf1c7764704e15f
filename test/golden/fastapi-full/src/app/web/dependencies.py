"""What request handlers ask for, by the type of a parameter."""

from typing import Annotated

from fastapi import Depends, Request

from app.settings import Settings
from app.web.clients import Clients


def _settings(request: Request) -> Settings:
    settings: Settings = request.app.state.settings
    return settings


def _clients(request: Request) -> Clients:
    clients: Clients = request.app.state.clients
    return clients


Configured = Annotated[Settings, Depends(_settings)]
Attached = Annotated[Clients, Depends(_clients)]
