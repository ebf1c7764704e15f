"""One application, run as several kinds of process by `app COMMAND`."""
