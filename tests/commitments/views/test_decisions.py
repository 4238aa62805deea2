"""The list of joint decisions and the page of one, in the portal's own frame."""

from collections.abc import Iterator

import pytest
import time_machine
from django.urls import reverse

from commitments.acts import DECISION_ACTS
from commitments.enums import Effect
from contacts.enums import Role
from tests.commitments.admin.decisions import person, statements
from tests.factories.law import AT, Memorandum, concur, decided, draft, memorandum, proposed
from tests.sessions import signed_in

pytestmark = pytest.mark.django_db

LIST = reverse("commitments:decisions")


@pytest.fixture
def moc() -> Iterator[Memorandum]:
    with time_machine.travel(AT, tick=False):
        yield memorandum()


def test_a_draft_of_another_ministry_and_one_that_never_was_are_one_answer(moc: Memorandum) -> None:
    client = signed_in(moc.officers["CA1"])
    there = client.get(draft(moc).get_absolute_url())
    never = client.get(reverse("commitments:decision", args=["JD-2097-777"]))
    assert there.status_code == never.status_code == 404
    assert there.text.partition("<main")[2] == never.text.partition("<main")[2] != ""
    assert "JD-2026-001" not in client.get(LIST).text
    assert client.get("/decisions/%00/").status_code == 404
    assert person(moc, Role.ADMINISTRATOR).get(proposed(moc).get_absolute_url()).status_code == 404


def test_the_next_act_is_a_button_for_whoever_may_do_it_and_for_nobody_else(moc: Memorandum) -> None:
    decision = proposed(moc)
    button = f'<a class="btn" href="{DECISION_ACTS.address(decision, "concur")}">Review and concur</a>'
    assert button in signed_in(moc.officers["CA1"]).get(decision.get_absolute_url()).text
    assert 'class="btn' not in person(moc, Role.READER).get(decision.get_absolute_url()).text
    own = draft(moc)
    writes = person(moc, Role.EDITOR, "JP1").get(own.get_absolute_url()).text
    form = reverse("commitments:edit-decision", args=[own.reference])
    assert form in writes
    assert form not in person(moc, Role.READER, "JP1").get(own.get_absolute_url()).text


def test_the_list_leads_with_what_waits_for_the_own_ministry(moc: Memorandum) -> None:
    first, second = proposed(moc), proposed(moc, title_en="Another")
    concur(moc, first, "CA1")
    client = signed_in(moc.officers["CA1"])
    shown = client.get(LIST)
    assert [each.reference for each in shown.context["above"]] == [second.reference]
    assert "1 of 5" in shown.text
    ours = client.get(LIST, {"concurrence": "ours"}).context["listing"].page
    assert [each.reference for each in ours] == [second.reference]
    secretariat = person(moc, Role.SECRETARIAT).get(LIST, {"concurrence": "ours"})
    assert (secretariat.context["above"], len(secretariat.context["listing"].page)) == ([], 2)


def test_the_list_filters_by_several_effects_at_once(moc: Memorandum) -> None:
    area = decided(moc, effect=Effect.FURTHER_AREA, subject_en="Fictitious passports")
    proposed(moc)
    asked = {"effect": f"{Effect.FURTHER_AREA},{Effect.RETIRE_AREA}", "search": "passports"}
    listing = person(moc, Role.READER).get(LIST, asked).context["listing"]
    assert [each.reference for each in listing.page] == [area.reference]
    assert len(listing.chips) == 3


def test_the_list_costs_the_same_for_one_and_for_many(moc: Memorandum) -> None:
    client = signed_in(moc.officers["JP1"])
    proposed(moc)
    before = statements(client, LIST)
    for _ in range(3):
        proposed(moc)
    assert statements(client, LIST) == before
