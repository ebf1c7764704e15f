import pytest

from app import urls


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("mysql://u:p@h:3306/db", "mysql://u:p@h:3306/db"),
        ("mysql+pymysql://u:p@h/db", "mysql://u:p@h/db"),
        ("mariadb://u:p@ss%@h/db", "mysql://u:p%40ss%25@h/db"),
        ("mysql://h/db?ssl-mode=REQUIRED", "mysql://h/db?ssl_check_hostname=false"),
        ("redis://h", "redis://h"),
        ("redis://:p@h:6379/0", "redis://:p@h:6379/0"),
        ("rediss://u:p@h:6380/1", "rediss://u:p@h:6380/1"),
        ("valkeys://h", "rediss://h"),
        ("amqp://u:p@h:5672/v", "amqp://u:p@h:5672/v"),
        ("amqps://u:p%2Fs@h/%2F", "amqps://u:p%2Fs@h/%2F"),
    ],
)
def test_brings_every_dialect_into_one_form(url: str, canonical: str) -> None:
    assert urls.normalise(url, "mysql", "redis", "amqp") == canonical


@pytest.mark.parametrize(
    "url",
    [
        "hunter2",
        "://hunter2",
        "http://u:hunter2@h",
        "oracle://u:hunter2@h/db",
        "mysql://u:hunter2/x@h/db",
        "mysql://u:hunter2#x@h/db",
        "mysql://u:hunter2?x@h/db",
        "mysql://u:p@h:hunter2/db",
        "mysql://u:p@[hunter2/db",
        "mysql://u:hunter2@/db",
    ],
)
def test_refuses_other_urls_without_quoting_them(url: str) -> None:
    with pytest.raises(ValueError, match=r"^(must|is|names)") as refusal:
        urls.normalise(url, "mysql")

    assert "hunter2" not in str(refusal.value)


def test_tells_the_kind_of_a_service() -> None:
    assert urls.kind("mysql://h/db") == "mysql"
    assert urls.kind("rediss://h") == "redis"
    assert urls.kind("amqps://h") == "amqp"
