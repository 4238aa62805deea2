"""Three steps of each role in its first session."""

import re
from datetime import UTC, date, datetime

import pytest
import time_machine
from django.test import Client

from contacts.enums import Role
from tests.factories.register import account, commitment, planned_dialogue
from tests.portal.home.home_page import read

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seeded")]

ROLES = [
    (Role.ADMINISTRATOR, ""),
    (Role.SECRETARIAT, ""),
    (Role.CONTACT_OFFICER, "NRCAN"),
    (Role.EDITOR, "NRCAN"),
    (Role.READER, "METI"),
]


def steps(page: str) -> list[str]:
    """The addresses of the steps."""
    _before, _card, after = page.partition('class="card first-steps"')
    return re.findall(r'href="([^"]+)"', after.partition("</details>")[0])


@pytest.mark.parametrize(("role", "code"), ROLES)
def test_the_first_session_of_each_role_begins_with_three_steps_that_it_may_take(
    client: Client, today: date, role: Role, code: str
) -> None:
    commitment("NRCAN", due_on=today)
    found = steps(read(client, account(role, code)))
    assert len(set(found)) == 3
    for address in found:
        assert client.get(address).status_code == 200, address


@pytest.mark.parametrize(("role", "code"), ROLES)
def test_a_later_session_has_none(client: Client, today: date, role: Role, code: str) -> None:
    user = account(role, code)
    with time_machine.travel(datetime(2026, 11, 23, 9, tzinfo=UTC), tick=False):
        client.force_login(user)
    assert steps(read(client, user)) == []


@pytest.mark.parametrize(("role", "code"), ROLES[1:])
def test_the_home_page_of_each_role_leads_to_the_agenda_and_the_dialogue(
    client: Client, today: date, role: Role, code: str
) -> None:
    planned_dialogue(3, local_start=datetime(2027, 2, 9, 9, tzinfo=UTC), time_zone="America/Toronto")
    page = read(client, account(role, code)).partition('aria-labelledby="dialogue"')[2].partition("</section>")[0]
    assert 'href="/dialogues/3/agenda/"' in page
    assert 'href="/dialogues/3/"' in page
