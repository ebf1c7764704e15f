"""The one place where the URLs of backing services are understood.

Platforms write the same address in several dialects (`postgres://`, `postgresql+asyncpg://`, a
password that is only half percent-encoded). Everything behind this module sees one of them.
"""

from dataclasses import dataclass
from urllib.parse import SplitResult, parse_qs, quote, unquote, urlsplit

from pydantic import AfterValidator, SecretStr

from app import mysql_options


@dataclass(frozen=True, slots=True)
class Scheme:
    """What a URL's scheme says: the kind of service, and how its clients spell the scheme."""

    kind: str
    canonical: str


SCHEMES = {
    "mysql": Scheme("mysql", "mysql"),
    "mariadb": Scheme("mysql", "mysql"),
    "redis": Scheme("redis", "redis"),
    "rediss": Scheme("redis", "rediss"),
    "valkey": Scheme("redis", "redis"),
    "valkeys": Scheme("redis", "rediss"),
    "amqp": Scheme("amqp", "amqp"),
    "amqps": Scheme("amqp", "amqps"),
}


def of_kind(*kinds: str) -> AfterValidator:
    """Has a setting accept the URLs of such services, and holds them in their canonical form."""
    return AfterValidator(lambda url: SecretStr(normalise(url.get_secret_value().strip(), *kinds)))


def kind(url: str) -> str:
    """The kind of service behind a URL, such as `postgresql`."""
    return SCHEMES[urlsplit(url).scheme].kind


def normalise(url: str, *kinds: str) -> str:
    """The URL in its canonical form, provided that it belongs to one of the kinds.

    Raises ValueError with a reason that never quotes the URL: it carries a password.
    """
    try:
        parts = urlsplit(url)
        # Reading the port parses it; an unquoted "/" or "#" in a password ends up there.
        host, port = parts.hostname, parts.port
    except ValueError:
        raise ValueError(
            "is not a URL (special characters in a password must be percent-encoded)"
        ) from None
    # "postgresql+asyncpg": which driver is used is this application's business.
    scheme = SCHEMES.get(parts.scheme.partition("+")[0])
    if scheme is None or scheme.kind not in kinds:
        allowed = (f"{name}://" for name, known in SCHEMES.items() if known.kind in kinds)
        raise ValueError(f"must be a URL that starts with {' or '.join(allowed)}")
    if not host and "host" not in parse_qs(parts.query):
        raise ValueError("names no host")
    query = mysql_options.normalise(parts.query) if scheme.kind == "mysql" else parts.query
    query = f"?{query}" if query else ""
    return f"{scheme.canonical}://{_credentials(parts)}{_host(host, port)}{parts.path}{query}"


def _credentials(parts: SplitResult) -> str:
    if parts.username is None and parts.password is None:
        return ""
    user = quote(unquote(parts.username or ""), safe="")
    if parts.password is None:
        return f"{user}@"
    return f"{user}:{quote(unquote(parts.password), safe='')}@"


def _host(host: str | None, port: int | None) -> str:
    name = f"[{host}]" if host and ":" in host else host or ""
    return name if port is None else f"{name}:{port}"
