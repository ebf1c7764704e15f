"""The application that answers HTTP requests."""

from flask import Flask

from app.settings import Settings
from app.web import hooks, problems
from app.web.routes import BLUEPRINTS

#: Bytes that a request's body may have.
MAX_BODY = 2**20


def create_app(settings: Settings) -> Flask:
    """The application."""
    app = Flask(__name__, static_folder=None)
    app.config.update(MAX_CONTENT_LENGTH=MAX_BODY, SETTINGS=settings)
    hooks.register(app)
    problems.register(app)
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    return app
