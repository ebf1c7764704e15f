"""The backing services that the tests use."""

#: Each variable that attaches one, with a value that is well-formed but leads nowhere.
NOWHERE: dict[str, str] = {
    "DATABASE_URL": "mysql://user:hunter2@127.0.0.1:1/app",
}
