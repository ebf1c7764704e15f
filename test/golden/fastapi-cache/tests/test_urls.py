import pytest

from app import urls


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("redis://h", "redis://h"),
        ("redis://:p@h:6379/0", "redis://:p@h:6379/0"),
        ("rediss://u:p@h:6380/1", "rediss://u:p@h:6380/1"),
        ("valkeys://h", "rediss://h"),
    ],
)
def test_brings_every_dialect_into_one_form(url: str, canonical: str) -> None:
    assert urls.normalise(url, "redis") == canonical


@pytest.mark.parametrize(
    "url",
    [
        "hunter2",
        "://hunter2",
        "http://u:hunter2@h",
        "oracle://u:hunter2@h/db",
        "redis://u:hunter2/x@h/db",
        "redis://u:hunter2#x@h/db",
        "redis://u:hunter2?x@h/db",
        "redis://u:p@h:hunter2/db",
        "redis://u:p@[hunter2/db",
        "redis://u:hunter2@/db",
    ],
)
def test_refuses_other_urls_without_quoting_them(url: str) -> None:
    with pytest.raises(ValueError, match=r"^(must|is|names)") as refusal:
        urls.normalise(url, "redis")

    assert "hunter2" not in str(refusal.value)


def test_tells_the_kind_of_a_service() -> None:
    assert urls.kind("rediss://h") == "redis"
