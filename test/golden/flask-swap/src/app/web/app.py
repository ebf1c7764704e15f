"""The application that answers HTTP requests."""

from flask import Flask

from app.settings import Settings
from app.web import hooks, problems, session
from app.web.clients import UNAVAILABLE, Clients
from app.web.routes import BLUEPRINTS

#: Bytes that a request's body may have.
MAX_BODY = 2**20


def create_app(settings: Settings) -> Flask:
    """The application; whoever makes it closes its clients in the end."""
    app = Flask(__name__, static_folder=None)
    app.config.update(MAX_CONTENT_LENGTH=MAX_BODY, SETTINGS=settings)
    app.extensions["clients"] = Clients.create(settings)
    hooks.register(app)
    problems.register(app, UNAVAILABLE)
    session.register(app)
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    return app
