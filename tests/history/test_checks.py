"""A deployer is told where one role does all, and where nothing signs the history."""

from typing import Any

import pytest

from mocportal.history.checks import history_is_out_of_reach
from mocportal.postgresql.owner import application_role


def told() -> list[str | None]:
    return [message.id for message in history_is_out_of_reach()]


@pytest.mark.parametrize("owner", ["", "postgres://{role}@db.example/moc"])
def test_one_role_for_all_is_told_of_and_so_is_a_missing_key(owner: str, settings: Any) -> None:
    settings.LOCAL = False
    settings.DATABASE_OWNER_URL = owner.format(role=settings.DATABASES["default"]["USER"])
    assert told() == ["mocportal.W040", "mocportal.W041"]


def test_an_owner_of_its_own_and_a_key_are_well(settings: Any) -> None:
    settings.DATABASE_OWNER_URL = "postgres://somebody@db.example/moc"
    settings.HISTORY_SIGNING_KEY = "A" * 43 + "="
    assert told() == []
    assert application_role() == settings.DATABASES["default"]["USER"]
