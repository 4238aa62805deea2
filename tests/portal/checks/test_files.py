"""A deployer is told where nobody looks at the files that people bring."""

from typing import Any

import pytest

from mocportal.operations.checks.files import scanner


@pytest.mark.parametrize(
    ("address", "ids"),
    [("", ["mocportal.W018"]), ("http://scanner", ["mocportal.E019"]), ("clamd://scanner:3310", [])],
)
def test_a_deployment_without_a_scanner_is_warned(settings: Any, address: str, ids: list[str]) -> None:
    settings.SCANNER = address
    assert [message.id for message in scanner()] == ids
