import pytest

from app import urls


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("postgres://u:p@h:5432/db", "postgresql://u:p@h:5432/db"),
        ("postgresql://u:p@h/db", "postgresql://u:p@h/db"),
        ("postgresql+asyncpg://u:p@h/db", "postgresql://u:p@h/db"),
        ("POSTGRES://u:p@h/db", "postgresql://u:p@h/db"),
        ("postgres://h/db?sslmode=require", "postgresql://h/db?sslmode=require"),
        ("postgres://u:p%40%2Fss@h/db", "postgresql://u:p%40%2Fss@h/db"),
        ("postgres://u:p@ss%@h/db", "postgresql://u:p%40ss%25@h/db"),
        ("postgres://u%40corp@h/db", "postgresql://u%40corp@h/db"),
        ("postgres://[::1]:5432/db", "postgresql://[::1]:5432/db"),
        ("postgres:///db?host=/run/postgresql", "postgresql:///db?host=/run/postgresql"),
        ("mysql://u:p@h:3306/db", "mysql://u:p@h:3306/db"),
        ("mysql+pymysql://u:p@h/db", "mysql://u:p@h/db"),
        ("mariadb://u:p@ss%@h/db", "mysql://u:p%40ss%25@h/db"),
        ("mysql://h/db?ssl-mode=REQUIRED", "mysql://h/db?ssl_check_hostname=false"),
    ],
)
def test_brings_every_dialect_into_one_form(url: str, canonical: str) -> None:
    assert urls.normalise(url, "mysql", "postgresql") == canonical


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
    assert urls.kind("postgresql://h/db") == "postgresql"
    assert urls.kind("mysql://h/db") == "mysql"
