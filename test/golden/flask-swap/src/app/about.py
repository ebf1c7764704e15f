"""What is running: the name, version and commit of this build, and since when."""

import os
from datetime import UTC, datetime
from importlib.metadata import version

SERVICE = "harbour"
VERSION = version(SERVICE)
#: Baked into the image when it is built.
COMMIT = os.environ.get("REVISION") or "unknown"
STARTED = datetime.now(UTC)
