"""The application that answers HTTP requests."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from operator import attrgetter

from fastapi import FastAPI

from app.about import SERVICE, VERSION
from app.settings import Settings
from app.web import problems
from app.web.clients import UNAVAILABLE, Clients
from app.web.middleware import RequestMiddleware
from app.web.routes import health, info, items, root


def create_app(settings: Settings) -> FastAPI:
    """The application; its clients live from start-up to shutdown."""

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        clients = app.state.clients = Clients.create(settings)
        yield
        await clients.close()

    app = problems.ProblemAPI(
        title=SERVICE,
        version=VERSION,
        lifespan=lifespan,
        exception_handlers=problems.handlers(UNAVAILABLE),
        generate_unique_id_function=attrgetter("name"),
        redirect_slashes=False,
        redoc_url=None,
    )
    app.state.settings = settings
    app.add_middleware(RequestMiddleware)
    app.include_router(root.router)
    app.include_router(info.router)
    app.include_router(items.router)
    app.include_router(health.router)
    return app
