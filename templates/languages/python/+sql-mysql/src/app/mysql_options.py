"""The options in a URL of MySQL, for which every client and platform has names of its own."""

import ssl
from urllib.parse import parse_qsl, urlencode

#: What the drivers take as it is.
_KNOWN = {
    "charset",
    "connect_timeout",
    "ssl_ca",
    "ssl_capath",
    "ssl_cert",
    "ssl_check_hostname",
    "ssl_key",
    "unix_socket",
}

#: Where this system keeps the certificates of the authorities that it trusts.
_AUTHORITIES = ssl.get_default_verify_paths().openssl_capath

#: What the drivers do unless told otherwise: encrypt at best, and never ask whom they speak to.
_PLAIN: dict[str, str] = {}
_REQUIRED = {"ssl_check_hostname": "false"}
_VERIFIED = {"ssl_capath": _AUTHORITIES, "ssl_check_hostname": "true"}

#: The degrees of encryption, as MySQL's own tools and as the URLs of other databases call them.
_MODES = {
    "disabled": _PLAIN,
    "disable": _PLAIN,
    "preferred": _PLAIN,
    "prefer": _PLAIN,
    "required": _REQUIRED,
    "require": _REQUIRED,
    "verify_ca": _REQUIRED | {"ssl_capath": _AUTHORITIES},
    "verify_identity": _VERIFIED,
    "verify_full": _VERIFIED,
}


def normalise(query: str) -> str:
    """The query of a URL in the drivers' terms.

    Raises ValueError for an option that is not understood: to leave it out could leave out
    the encryption.
    """
    options = {name.lower().replace("-", "_"): value for name, value in parse_qsl(query)}
    mode = options.pop("sslmode", options.pop("ssl_mode", "preferred")).lower().replace("-", "_")
    if "sslrootcert" in options:
        options["ssl_ca"] = options.pop("sslrootcert")
    if mode not in _MODES:
        raise ValueError(f"has an ssl-mode that is not one of {', '.join(_MODES)}")
    if not options.keys() <= _KNOWN:
        raise ValueError(f"has an option that is not one of ssl-mode, {', '.join(sorted(_KNOWN))}")
    options = _MODES[mode] | options
    if "ssl_ca" in options:
        options.pop("ssl_capath", None)
    return urlencode(options, safe="/")
