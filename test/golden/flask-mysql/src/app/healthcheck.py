"""Asks a process of this application on this machine whether it is well."""

import os
from http.client import HTTPConnection, HTTPException

from app import heartbeat

#: Readiness answers after a second at most, whatever state the backing services are in.
TIMEOUT = 4.0


def problem(process: str) -> str | None:
    """What keeps the process from being ready (web) or at work (all others), if anything."""
    if process == "web":
        return _unready(int(os.environ.get("PORT") or 8080))
    return None if heartbeat.is_alive(process) else "no sign of life"


def _unready(port: int) -> str | None:
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
