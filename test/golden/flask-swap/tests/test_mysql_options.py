import pytest

from app.mysql_options import normalise


@pytest.mark.parametrize(
    ("query", "canonical"),
    [
        ("", ""),
        ("charset=utf8mb4", "charset=utf8mb4"),
        ("ssl-mode=PREFERRED", ""),
        ("ssl-mode=DISABLED", ""),
        ("sslmode=disable", ""),
        ("sslmode=require", "ssl_check_hostname=false"),
        ("ssl-mode=REQUIRED", "ssl_check_hostname=false"),
        ("ssl_mode=required&ssl_ca=/ca.pem", "ssl_check_hostname=false&ssl_ca=/ca.pem"),
        ("ssl-mode=VERIFY_IDENTITY&ssl-ca=/ca.pem", "ssl_check_hostname=true&ssl_ca=/ca.pem"),
        ("sslmode=verify-full&sslrootcert=/ca.pem", "ssl_check_hostname=true&ssl_ca=/ca.pem"),
        ("sslmode=verify-ca&sslrootcert=/ca.pem", "ssl_check_hostname=false&ssl_ca=/ca.pem"),
    ],
)
def test_brings_every_dialect_into_one_form(query: str, canonical: str) -> None:
    assert normalise(query) == canonical
    assert normalise(canonical) == canonical


def test_trusts_the_authorities_of_the_system_if_none_is_named() -> None:
    assert normalise("sslmode=verify-full").startswith("ssl_capath=/")


@pytest.mark.parametrize("query", ["sslmode=hunter2", "hunter2=x", "ssl=hunter2"])
def test_refuses_what_it_does_not_understand_without_quoting_it(query: str) -> None:
    with pytest.raises(ValueError, match=r"^has an") as refusal:
        normalise(query)

    assert "hunter2" not in str(refusal.value)
