"""The HTTP interface, on Flask."""
