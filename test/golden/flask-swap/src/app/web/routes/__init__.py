"""The resources of the HTTP interface, a module each."""

from app.web.routes import health, info, items, openapi, root

BLUEPRINTS = (
    health.blueprint,
    info.blueprint,
    items.blueprint,
    openapi.blueprint,
    root.blueprint,
)
