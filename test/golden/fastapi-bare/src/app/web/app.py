"""The application that answers HTTP requests."""

from operator import attrgetter

from fastapi import FastAPI

from app.about import SERVICE, VERSION
from app.settings import Settings
from app.web import problems
from app.web.middleware import RequestMiddleware
from app.web.routes import health, info, root


def create_app(settings: Settings) -> FastAPI:
    """The application."""
    app = FastAPI(
        title=SERVICE,
        version=VERSION,
        exception_handlers=problems.handlers(),
        generate_unique_id_function=attrgetter("name"),
        redirect_slashes=False,
        redoc_url=None,
    )
    app.state.settings = settings
    app.add_middleware(RequestMiddleware)
    app.include_router(root.router)
    app.include_router(info.router)
    app.include_router(health.router)
    return app
