import pytest
from pydantic import SecretStr

from app.database import address

KINDS = ["mysql"]


@pytest.mark.parametrize("kind", KINDS)
def test_reads_a_url_as_it_was_meant(kind: str) -> None:
    url = SecretStr(f"{kind}://us%40er:p%2Fss%25@[::1]:5433/my%20db?option=x")

    parsed = address(url)

    assert (parsed.username, parsed.password) == ("us@er", "p/ss%")
    assert (parsed.host, parsed.port, parsed.database) == ("::1", 5433, "my db")
    assert parsed.query == {"option": "x", "connect_timeout": "5"}


@pytest.mark.parametrize("kind", KINDS)
def test_prefers_the_options_in_the_url(kind: str) -> None:
    parsed = address(SecretStr(f"{kind}://h/db?connect_timeout=9"))

    assert parsed.query["connect_timeout"] == "9"
