"""Each page and each act of the Dialogue's year, tried by each role: the table of rights, line by line."""

import pytest
import time_machine
from django.db import transaction
from django.test import Client
from django.urls import reverse

from commitments.models import Instrument
from core.text.times import last_day_everywhere
from tests.factories import law
from tests.security.year import ROLES, routes, signed_in, year
from tests.security.year_rights import ACTS, HIDDEN, HIDDEN_ACTS, PAGES, table

pytestmark = pytest.mark.django_db


# After the last day documents are still made: what was shared stays in the hands of all.
STILL_OPEN = {"documents"}


def status_of(client: Client, method: str, address: str) -> int:
    """The answer's status; whatever was done is undone, so that each act meets the same year."""
    with transaction.atomic():
        status: int = getattr(client, method)(address).status_code
        transaction.set_rollback(True)
    return status


def test_each_page_and_each_act_has_a_line() -> None:
    assert table(PAGES).keys() | table(ACTS).keys() == set(routes())


def test_each_role_is_answered_as_the_table_of_rights_says() -> None:
    """Who is not signed in is led to the door and nowhere else."""
    with time_machine.travel(law.AT, tick=False):
        made, nobody = year(), Client(raise_request_exception=False)
        for place, role in enumerate(ROLES):
            client = signed_in(made.user(role))
            for method, lines, hidden in (("get", PAGES, HIDDEN), ("post", ACTS, HIDDEN_ACTS)):
                expected = {name: statuses[place] for name, statuses in table(lines).items()}
                found = {name: status_of(client, method, made.address(name)) for name in expected}
                assert (role, found) == (role, expected)
                own = {name: int(statuses.split()[place]) for name, (_key, statuses) in hidden.items()}
                found = {}
                for name, (key, _statuses) in hidden.items():
                    # The last word of the name is what the address names by its key.
                    keys = {name.rpartition("-")[2]: made.keys[key]}
                    found[name] = status_of(client, method, made.address(name, **keys))
                assert (role, found) == (role, own)
        for method, lines in (("get", PAGES), ("post", ACTS)):
            for name in table(lines):
                answer = getattr(nobody, method)(made.address(name))
                assert answer.status_code == 302, name
                assert answer.headers["Location"].startswith(reverse("admin:login")), name


def test_no_act_is_taken_from_another_site_and_once_the_register_is_closed_none_at_all() -> None:
    with time_machine.travel(law.AT, tick=False):
        made = year()
        for role in ("officer", "secretariat"):
            client = Client(enforce_csrf_checks=True, raise_request_exception=False)
            client.force_login(made.user(role), backend="django.contrib.auth.backends.ModelBackend")
            answers = {name: status_of(client, "post", made.address(name)) for name in table(ACTS)}
            assert set(answers.values()) == {403}
        Instrument.objects.update(discontinued_on=last_day_everywhere())
    with time_machine.travel(law.AT.replace(year=law.AT.year + 1), tick=False):
        for role in ROLES:
            client = signed_in(made.user(role))
            answers = {name: status_of(client, "post", made.address(name)) for name in table(ACTS).keys() - STILL_OPEN}
            assert {name: status for name, status in answers.items() if status not in {403, 404}} == {}, role
