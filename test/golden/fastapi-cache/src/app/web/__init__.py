"""The HTTP interface, on FastAPI."""
