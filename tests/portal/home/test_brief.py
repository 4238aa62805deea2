"""Brief of a ministry before the Dialogue: its four parts, and who reads it."""

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from commitments.enums import CommitmentState, Health
from commitments.models import Commitment, StateChange
from contacts.enums import Audience, Role
from core.text.date_formatting import day
from mocportal.home.brief import LONGEST
from tests.factories import law
from tests.factories.commitments import CommitmentFactory, MilestoneFactory, ProgressReportFactory
from tests.factories.contacts import HandlingMarkFactory, UserFactory

pytestmark = pytest.mark.django_db

PAGE = reverse("brief")
TODAY = law.AT.date()


@pytest.fixture(autouse=True)
def _at() -> Iterator[None]:
    with time_machine.travel(law.AT, tick=False):
        yield


@pytest.fixture
def moc() -> law.Memorandum:
    return law.memorandum()


def parts(client: Client, user: Any) -> dict[str, list[str]]:
    client.force_login(user)
    answer = client.get(PAGE)
    assert answer.status_code == 200
    return {part.name: [line.reference for line in part.lines] for part in answer.context["parts"]}


def commitment(moc: law.Memorandum, lead: str, **fields: object) -> Commitment:
    given = {"instrument": moc.instrument, "lead": moc.participants[lead], "state": CommitmentState.ACTIVE}
    return CommitmentFactory.create(**given | fields)


@pytest.mark.parametrize("role", [Role.READER, Role.EDITOR, Role.CONTACT_OFFICER])
def test_each_part_has_what_concerns_the_ministry(moc: law.Memorandum, client: Client, role: Role) -> None:
    late = commitment(moc, "CA1", due_on=TODAY - timedelta(days=3))
    MilestoneFactory.create(commitment=late, due_on=TODAY - timedelta(days=1))
    commitment(moc, "CA1", due_on=TODAY + timedelta(days=3))
    commitment(moc, "CA2", due_on=TODAY - timedelta(days=3))
    notice, decision = law.issued(moc), law.proposed(moc)
    reported, own, done = commitment(moc, "JP1"), commitment(moc, "CA1"), commitment(moc, "JP2")
    for of in (reported, own):
        on = TODAY - timedelta(days=9)
        ProgressReportFactory.create(commitment=of, participant=of.lead, reported_on=on, submitted_at=law.AT)
    Commitment.objects.filter(pk=done.pk).update(state=CommitmentState.COMPLETED)
    StateChange.objects.create(commitment=done, before="active", after="completed", on=TODAY - timedelta(days=1))
    user = moc.officers["CA1"] if role is Role.CONTACT_OFFICER else moc.user("CA1", role)
    assert parts(client, user) == {
        "decision": [decision.reference],
        "requested": [notice.reference],
        "overdue": [late.reference],
        "done": [done.reference, reported.reference],
    }


def test_hidden_commitments_of_others_are_left_out(moc: law.Memorandum, client: Client) -> None:
    own = HandlingMarkFactory.create(audience=Audience.OWN_PARTICIPANT)
    hidden = commitment(moc, "JP1", mark=own)
    ProgressReportFactory.create(
        commitment=hidden, participant=hidden.lead, reported_on=TODAY - timedelta(days=9), submitted_at=law.AT
    )
    assert parts(client, moc.user("CA1", Role.EDITOR))["done"] == []


def test_a_longer_part_shows_the_oldest_and_leads_to_the_rest(moc: law.Memorandum, client: Client) -> None:
    due = [commitment(moc, "CA1", due_on=TODAY - timedelta(days=40 - number)) for number in range(LONGEST + 1)]
    for each in due:
        MilestoneFactory.create(commitment=each, due_on=each.due_on)
    user = moc.user("CA1", Role.EDITOR)
    assert parts(client, user)["overdue"] == [each.reference for each in due[:LONGEST]]
    text = client.get(PAGE).text
    assert re.search(r'<a href="/">\s*1 more', text)
    address = f"{reverse('commitments:register')}?view=overdue&amp;lead=CA1"
    assert f'<a href="{address}">{LONGEST + 1} overdue</a>' in text


def test_the_last_reports_of_others_are_counted_and_marked(moc: law.Memorandum, client: Client) -> None:
    narrow = HandlingMarkFactory.create(audience=Audience.PARTICIPANTS, rank=7, name_en="Fictitious mark")
    for number in range(LONGEST + 2):
        of = commitment(moc, "JP1", mark=narrow)
        for days in (20, 9 + number):
            ProgressReportFactory.create(
                commitment=of,
                participant=of.lead,
                reported_on=TODAY - timedelta(days=days),
                submitted_at=law.AT,
                health=Health.AT_RISK,
            )
    client.force_login(moc.user("CA1", Role.EDITOR))
    answer = client.get(PAGE)
    done = next(part for part in answer.context["parts"] if part.name == "done")
    assert (len(done.lines), done.more) == (LONGEST, 2)
    assert [line.due_on for line in done.lines] == [TODAY - timedelta(days=9 + number) for number in range(LONGEST)]
    assert done.lines[0].why == f"{moc.participants['JP1']}, report of {day(done.lines[0].due_on, 'en')}: At risk."
    assert answer.text.count("Fictitious mark") == LONGEST


@pytest.mark.usefixtures("moc")
def test_users_without_a_ministry_have_no_brief(client: Client) -> None:
    client.force_login(UserFactory.create(role=Role.SECRETARIAT))
    assert client.get(PAGE).status_code == 404


def test_it_has_the_own_commitments_the_items_for_decision_and_a_print_button(
    moc: law.Memorandum, client: Client
) -> None:
    own = [commitment(moc, "CA1", due_on=TODAY + timedelta(days=9 + number)) for number in range(LONGEST + 1)]
    commitment(moc, "CA2", due_on=TODAY)
    client.force_login(moc.user("CA1", Role.READER))
    answer = client.get(PAGE)
    assert [row.commitment for row in answer.context["own"].rows] == own[:LONGEST]
    assert f"All {LONGEST + 1} in the register" in answer.text
    assert "data-print hidden" in answer.text
