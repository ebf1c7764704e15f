from collections.abc import Callable

import pytest
from processes import Process

from app.about import VERSION
from app.cli import main

type Start = Callable[..., Process]


def test_tells_its_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["version"]) == 0
    assert capsys.readouterr().out == f"my-service {VERSION} (unknown)\n"
