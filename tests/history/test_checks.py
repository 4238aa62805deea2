"""A deployer is told where the portal could change its own history, and where nothing signs it."""

import os
from typing import Any

import pytest
from django.db import connection

from mocportal.history.checks import history_is_out_of_reach, history_is_signed
from mocportal.local.database import APPLICATION as ROLE
from mocportal.local.database import ROLE as OWNER
from mocportal.postgresql.owner import application_role
from tests.servers import APPLICATION

of_the_tests = pytest.mark.skipif(APPLICATION not in os.environ, reason="the server is not the tests' own")


def told() -> list[tuple[str | None, str]]:
    return [(message.id, message.msg) for message in history_is_out_of_reach(databases=["default"])]


@of_the_tests
@pytest.mark.django_db
def test_a_web_process_that_is_not_told_who_the_owner_is_hears_nothing(settings: Any) -> None:
    settings.DATABASE_OWNER_URL = ""
    assert told() == []


@of_the_tests
@pytest.mark.owner
@pytest.mark.django_db
@pytest.mark.parametrize("owner", ["", "postgres://somebody@db.example/moc"])
def test_one_role_for_all_is_told_of_whatever_the_environment_says(owner: str, settings: Any) -> None:
    settings.DATABASE_OWNER_URL = owner
    ((number, text),) = told()
    assert number == "mocportal.W040"
    assert f"'{OWNER}'" in text
    assert " more." in text


@of_the_tests
@pytest.mark.owner
@pytest.mark.django_db
@pytest.mark.parametrize("right", ["UPDATE", "DELETE", "TRUNCATE", "TRIGGER"])
def test_a_right_too_many_is_told_of_with_its_table(right: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"GRANT {right} ON history_sealedrow TO {ROLE}")
        cursor.execute(f"SET LOCAL ROLE {ROLE}")
    assert told() == [
        ("mocportal.W040", f"The portal works as '{ROLE}', which could change its own history: history_sealedrow.")
    ]


def test_a_database_that_is_not_asked_for_is_left_alone() -> None:
    assert history_is_out_of_reach() == []


def test_a_missing_key_is_told_of(settings: Any) -> None:
    # On one machine it has one by itself.
    settings.LOCAL, settings.HISTORY_SIGNING_KEY = False, ""
    assert [message.id for message in history_is_signed()] == ["mocportal.W041"]
    settings.HISTORY_SIGNING_KEY = "A" * 43 + "="
    assert history_is_signed() == []


@pytest.mark.parametrize(
    ("owner", "role"), [("", ""), ("{role}", ""), ("somebody", "{role}")], ids=["none", "the same", "another"]
)
def test_the_role_of_the_portal_has_a_name_where_another_one_owns_the_tables(
    owner: str, role: str, settings: Any
) -> None:
    ours = settings.DATABASES["default"]["USER"]
    settings.DATABASE_OWNER_URL = owner and f"postgres://{owner.format(role=ours)}@db.example/moc"
    assert application_role() == role.format(role=ours)
