"""The resources of the HTTP interface, a module each."""

from app.web.routes import health, info, items, jobs, openapi, root

BLUEPRINTS = (
    health.blueprint,
    info.blueprint,
    items.blueprint,
    jobs.blueprint,
    openapi.blueprint,
    root.blueprint,
)
