"""The resources of the HTTP interface, a module each."""

from app.web.routes import health, info, openapi, root

BLUEPRINTS = (
    health.blueprint,
    info.blueprint,
    openapi.blueprint,
    root.blueprint,
)
