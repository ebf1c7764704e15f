"""The command line: one executable, whose commands are the processes of the application."""

import argparse
import logging
import os
import signal
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from app import lifecycle

# Commands import what they need when they run: `app healthcheck`, which the platform runs every
# few seconds, must not load the whole application.
if TYPE_CHECKING:
    from app.settings import Settings

type Command = Callable[[argparse.Namespace], int]

logger = logging.getLogger(__name__)


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command and returns the exit status for the process."""
    # PID 1 ignores a signal that it does not handle.
    signal.signal(signal.SIGTERM, lambda number, _: sys.exit(128 + number))
    options = _parser().parse_args(arguments)
    command: Command = options.command
    return command(options)


def web(_: argparse.Namespace) -> int:
    settings = _start("web")
    from app.web.server import serve

    serve(settings)
    return 0


def worker(_: argparse.Namespace) -> int:
    settings = _start("worker")
    from app.worker import run

    run(settings)
    return 0


def scheduler(_: argparse.Namespace) -> int:
    settings = _start("scheduler")
    from app.scheduler import run

    run(settings)
    return 0


def migrate(options: argparse.Namespace) -> int:
    settings = _configure()
    from app.migrate import is_current, upgrade

    if options.check:
        return 0 if is_current(settings) else 1
    upgrade(settings)
    return 0


def seed(_: argparse.Namespace) -> int:
    settings = _configure()
    from app.seed import seed

    seed(settings)
    return 0


def shell(_: argparse.Namespace) -> int:
    settings = _configure()
    from app.shell import run

    run(settings)
    return 0


def config(options: argparse.Namespace) -> int:
    settings = _configure()
    if options.action == "show":
        for name, value in settings.redacted().items():
            print(f"{name}={value}")
    return 0


def openapi(_: argparse.Namespace) -> int:
    from app.web.openapi import document

    print(document(), end="")
    return 0


def healthcheck(options: argparse.Namespace) -> int:
    from app.healthcheck import problem

    if found := problem(options.process):
        print(found, file=sys.stderr)
    return 1 if found else 0


def version(_: argparse.Namespace) -> int:
    from app.about import COMMIT, SERVICE, VERSION

    print(f"{SERVICE} {VERSION} ({COMMIT})")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="app", description="Runs one process of this service.")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)

    def add(command: Command, summary: str) -> argparse.ArgumentParser:
        subparser = commands.add_parser(command.__name__, help=summary, description=summary)
        subparser.set_defaults(command=command)
        return subparser

    add(web, "serve HTTP on $PORT")
    add(worker, "do the jobs in the queue")
    add(scheduler, "start periodic work; run exactly one")
    add(migrate, "bring the database's schema up to date").add_argument(
        "--check", action="store_true", help="change nothing; exit 1 if a migration is pending"
    )
    add(seed, "add sample data; adds nothing twice")
    add(shell, "open a Python prompt with settings and clients at hand")
    add(config, "show the configuration, without secrets").add_argument(
        "action", nargs="?", choices=["show", "check"], default="show", help="default: show"
    )
    add(openapi, "print the OpenAPI description of the HTTP interface")
    add(healthcheck, "ask a process on this machine whether it is well").add_argument(
        "process", nargs="?", default="web", metavar="PROCESS", help="default: web"
    )
    add(version, "print name, version and commit")
    return parser


def _start(process: str) -> "Settings":
    """Readies a process that runs until it is told to stop."""
    lifecycle.catch_signals()
    settings = _configure()
    lifecycle.stop_on_signals(settings.shutdown_timeout)
    from app.about import COMMIT

    logger.info("starting %s", process, extra={"event": f"{process}.starting", "commit": COMMIT})
    return settings


def _configure() -> "Settings":
    """Reads the configuration and sets up logging; without a valid configuration, that is all."""
    from app import logs
    from app.settings import ConfigurationError, load_settings

    try:
        settings = load_settings()
    except ConfigurationError as error:
        print(error, file=sys.stderr)
        sys.exit(os.EX_CONFIG)
    logs.configure(settings.log_level, settings.log_format)
    return settings
