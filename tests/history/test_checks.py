"""A deployer is told where the portal could change its own history; without a key to sign it, nothing starts."""

import os
import subprocess
import sys
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connection

from audit.checks import history_is_out_of_reach
from audit.keys import check_public
from core.db.postgresql.owner import application_role
from mocportal.local.database import APPLICATION as ROLE, ROLE as OWNER
from mocportal.local.state import PROJECT
from tests.servers import APPLICATION

of_the_tests = pytest.mark.skipif(APPLICATION not in os.environ, reason="the server is not the tests' own")


def check_messages() -> list[tuple[str | None, str]]:
    return [(message.id, message.msg) for message in history_is_out_of_reach(databases=["default"])]


@of_the_tests
@pytest.mark.django_db
def test_check_without_owner_setting_is_silent(settings: Any) -> None:
    settings.DATABASE_OWNER_URL = ""
    assert check_messages() == []


@of_the_tests
@pytest.mark.owner
@pytest.mark.django_db
@pytest.mark.parametrize("owner", ["", "postgres://somebody@db.example/moc"])
def test_single_role_is_reported_in_each_environment(owner: str, settings: Any) -> None:
    settings.DATABASE_OWNER_URL = owner
    ((number, text),) = check_messages()
    assert number == "mocportal.W040"
    assert f"'{OWNER}'" in text
    assert " more." in text


@of_the_tests
@pytest.mark.owner
@pytest.mark.django_db
@pytest.mark.parametrize("right", ["UPDATE", "DELETE", "TRUNCATE", "TRIGGER"])
def test_excess_privilege_is_reported_with_its_table(right: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"GRANT {right} ON history_sealedrow TO {ROLE}")
        cursor.execute(f"SET LOCAL ROLE {ROLE}")
    assert check_messages() == [
        ("mocportal.W040", f"The portal works as '{ROLE}', which could change its own history: history_sealedrow.")
    ]


def test_database_that_is_not_requested_is_not_checked() -> None:
    assert history_is_out_of_reach() == []


@pytest.mark.parametrize(
    "program",
    [
        *(["manage.py", "check"], ["manage.py", "migrate"], ["manage.py", "seed"], ["-c", "import mocportal.wsgi"]),
        *(["-m", "celery", "--app=mocportal", "worker"], ["-m", "celery", "--app=mocportal", "beat"]),
    ],
    ids=lambda program: program[-1],
)
@pytest.mark.parametrize(
    ("key", "what"),
    [("", "HISTORY_SIGNING_KEY is not set"), ("c2hvcnQ=", "HISTORY_SIGNING_KEY is not 32 random bytes in base64")],
    ids=["missing", "short"],
)
def test_a_deployment_without_a_key_does_not_start_and_names_the_command_that_creates_one(
    program: list[str], key: str, what: str
) -> None:
    given = {name: value for name, value in os.environ.items() if name not in {"MOC_LOCAL", "MOC_THROWAWAY", "DEBUG"}}
    given |= {"HISTORY_SIGNING_KEY": key, "PORTAL_URL": "https://portal.example"}
    run = subprocess.run(
        [sys.executable, *program], env=given, cwd=PROJECT, capture_output=True, text=True, check=False, timeout=60
    )
    assert run.returncode != 0
    assert what in run.stderr + run.stdout
    assert "openssl rand -base64 32" in run.stderr + run.stdout


@pytest.mark.parametrize("keys", [["12"], ["zz" * 32]])
def test_an_earlier_key_that_is_none_is_refused(keys: list[str]) -> None:
    with pytest.raises(ImproperlyConfigured, match="HISTORY_EARLIER_KEYS"):
        check_public(keys)


@pytest.mark.parametrize(
    ("owner", "role"), [("", ""), ("{role}", ""), ("somebody", "{role}")], ids=["none", "the same", "another"]
)
def test_the_role_of_the_portal_has_a_name_where_another_one_owns_the_tables(
    owner: str, role: str, settings: Any
) -> None:
    ours = settings.DATABASES["default"]["USER"]
    settings.DATABASE_OWNER_URL = owner and f"postgres://{owner.format(role=ours)}@db.example/moc"
    assert application_role() == role.format(role=ours)
