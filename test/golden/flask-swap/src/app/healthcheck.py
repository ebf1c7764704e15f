"""Asks a process of this application on this machine whether it is well."""

import os
from http.client import HTTPConnection, HTTPException

#: Readiness answers after a second at most, whatever state the backing services are in.
TIMEOUT = 4.0


def problem() -> str | None:
    """What keeps the web process from being ready, if anything."""
    port = int(os.environ.get("PORT") or 8080)
    connection = HTTPConnection("127.0.0.1", port, timeout=TIMEOUT)
    try:
        connection.request("GET", "/health/ready")
        response = connection.getresponse()
        body = response.read().decode()
    except (OSError, HTTPException) as error:
        return str(error)
    finally:
        connection.close()
    return None if response.status == 200 else body
