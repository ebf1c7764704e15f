import pytest
from pydantic import SecretStr

from app.database import address


@pytest.mark.parametrize("asynchronous", [False, True])
def test_reads_a_url_as_it_was_meant(asynchronous: bool) -> None:
    url = SecretStr("postgresql://us%40er:p%2Fss%25@[::1]:5433/my%20db?sslmode=require")

    parsed = address(url, asynchronous=asynchronous)

    assert (parsed.username, parsed.password) == ("us@er", "p/ss%")
    assert (parsed.host, parsed.port, parsed.database) == ("::1", 5433, "my db")
    assert parsed.query == {"sslmode": "require", "connect_timeout": "5"}


def test_prefers_the_options_in_the_url() -> None:
    parsed = address(SecretStr("postgresql://h/db?connect_timeout=9"))

    assert parsed.query["connect_timeout"] == "9"
