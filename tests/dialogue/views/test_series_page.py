"""The page of the series: every Dialogue, the next one first, and whose turn the chair is."""

import re
from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from contacts.enums import Role
from dialogue.enums import DialogueStatus
from dialogue.models import Dialogue, WorkingArrangement
from tests import tables
from tests.factories.register import account, planned_dialogue

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _seeded(db: None) -> None:
    tables.seed()


def read(client: Client, role: Role, participant: str = "") -> str:
    client.force_login(account(role, participant))
    return page(client)


def page(client: Client) -> str:
    answer = client.get("/dialogues/")
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", answer.content.decode())


def test_the_next_comes_first_on_both_clocks_with_its_chairs_and_why(client: Client) -> None:
    planned_dialogue(3, local_start=datetime(2027, 2, 9, 9, tzinfo=UTC), time_zone="America/Toronto")
    told = read(client, Role.READER, "METI")
    assert told.index("Third Dialogue") < told.index("Second Dialogue") < told.index("First Dialogue")
    assert told.count('<dl class="clocks">') == 1
    assert "Chair for Canada: <b>GAC</b>." in told
    assert "By rotation (previous: NRCan; next: ISED)" in told
    assert "<b>ISED</b>, then <b>NRCan</b>, then <b>GAC</b>" in told
    assert "the 9th of a month" in told
    assert "NOHARA Satoshi" in told


def test_where_none_is_planned_the_chair_is_computed_all_the_same_and_the_secretariat_may_plan(client: Client) -> None:
    Dialogue.objects.filter(number=3).delete()
    told = read(client, Role.SECRETARIAT)
    assert "No Dialogue is planned" in told
    assert "The next Dialogue would be the Third Dialogue." in told
    assert "Chair for Canada: <b>GAC</b>." in told
    assert 'href="/dialogues/plan/"' in told
    assert 'href="/dialogues/plan/"' not in read(client, Role.READER, "METI")


def test_the_number_of_statements_does_not_hang_on_how_many_dialogues_there_were(client: Client) -> None:
    read(client, Role.READER, "METI")
    counts = []
    for number in (4, 12):
        for each in range(4, number + 1):
            planned_dialogue(each, status=DialogueStatus.CANCELLED)
        with CaptureQueriesContext(connection) as captured:
            page(client)
        counts.append(len(captured))
    assert counts[0] == counts[1]


def test_each_working_arrangement_is_told_where_a_search_and_its_form_lead(client: Client) -> None:
    told = read(client, Role.READER, "METI")
    for arrangement in WorkingArrangement.objects.all():
        section = told.partition(f'id="{arrangement.code}"')[2].partition("</div>")[0]
        assert str(arrangement.title) in section, arrangement.code
        found = client.get("/search/", {"q": str(arrangement.title)}).text
        assert f'href="/dialogues/#{arrangement.code}"' in found
        form = client.get(reverse("admin:dialogue_workingarrangement_change", args=[arrangement.pk]))
        assert form.headers["Location"] == f"/dialogues/#{arrangement.code}"
    assert told.count("<h3>") >= WorkingArrangement.objects.count() > 0
