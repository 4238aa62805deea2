"""Emergencies in the admin: who enters what, and what their pages say and offer."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from commitments.enums import DecisionState, Effect
from commitments.models import Emergency
from contacts.enums import Role
from contacts.models import User
from tests.factories.commitments import ShippedInstrumentFactory
from tests.factories.consultations_and_emergencies import EmergencyFactory
from tests.factories.law import Memorandum, concur, decided, draft, issued, memorandum, proposed
from tests.fixtures.ministries import Ministries, SignIn, address
from tests.form_data import filled

MODEL = "commitments_emergency"


def page(name: str, record: Any = None) -> str:
    return address(name, record, model=MODEL)


def add(client: Client, **values: Any) -> Any:
    ShippedInstrumentFactory.create()
    given = {"title_en": "Fictitious halt of exports", "occurred_on": "2026-11-20"}
    return client.post(page("add"), filled(client.get(page("add")), **given | values))


@pytest.mark.parametrize("role", [Role.EDITOR, Role.CONTACT_OFFICER])
def test_a_ministry_raises_one_in_its_own_name(role: Role, ministries: Ministries, sign_in: SignIn) -> None:
    response = add(sign_in(role))
    assert response.status_code == 302, response.context["errors"]
    emergency = Emergency.objects.get()
    assert emergency.raised_by == ministries.ours
    assert emergency.entered_by is not None
    assert emergency.entered_by.participant == ministries.ours
    assert emergency.reference.startswith("E-20")


def test_a_ministry_raises_none_in_the_name_of_another(ministries: Ministries, sign_in: SignIn) -> None:
    response = add(sign_in(Role.EDITOR), raised_by=ministries.theirs.pk)
    assert "raised_by" in response.context["adminform"].form.errors
    assert not Emergency.objects.exists()


def test_secretariat_enters_an_emergency_without_a_raising_participant(sign_in: SignIn) -> None:
    assert add(sign_in(Role.SECRETARIAT)).status_code == 302
    assert Emergency.objects.get().raised_by is None


@pytest.mark.parametrize("role", [Role.READER, Role.ADMINISTRATOR])
def test_who_may_not_write_enters_none(role: Role, sign_in: SignIn) -> None:
    assert sign_in(role).post(page("add"), {}).status_code == 403


@pytest.mark.parametrize(
    ("role", "whose", "status"),
    [
        (Role.EDITOR, "ours", 302),
        (Role.CONTACT_OFFICER, "ours", 302),
        (Role.SECRETARIAT, "theirs", 302),
        (Role.EDITOR, "theirs", 403),
        (Role.CONTACT_OFFICER, "theirs", 403),
        (Role.READER, "ours", 403),
        (Role.ADMINISTRATOR, "ours", 404),
    ],
)
def test_each_ministry_writes_the_measures_of_its_own(
    role: Role, whose: str, status: int, ministries: Ministries, sign_in: SignIn
) -> None:
    emergency = EmergencyFactory.create(raised_by=getattr(ministries, whose))
    shown = filled(sign_in(Role.EDITOR, emergency.raised_by).get(page("change", emergency)))
    response = sign_in(role).post(page("change", emergency), shown | {"measures_en": "Stocks are shared."})
    assert response.status_code == status
    emergency.refresh_from_db()
    assert bool(emergency.measures_en) is (status == 302)


@pytest.mark.parametrize("role", [Role.READER, Role.EDITOR, Role.SECRETARIAT])
def test_all_participants_read_it_from_the_day_it_is_entered(
    role: Role, ministries: Ministries, sign_in: SignIn
) -> None:
    emergency = EmergencyFactory.create(raised_by=ministries.theirs)
    assert sign_in(role).get(page("change", emergency), follow=True).status_code == 200


def test_no_role_deletes_an_emergency(ministries: Ministries, sign_in: SignIn) -> None:
    emergency = EmergencyFactory.create(raised_by=ministries.ours)
    assert sign_in(Role.CONTACT_OFFICER).post(page("delete", emergency), {"post": "yes"}).status_code == 403


def test_empty_title_has_a_message(sign_in: SignIn) -> None:
    assert "Enter a text in at least one of the three languages." in add(sign_in(Role.EDITOR), title_en="").text


def test_treaty_words_are_reported_and_saved(sign_in: SignIn, ministries: Ministries) -> None:
    emergency = EmergencyFactory.create(raised_by=ministries.ours, measures_en="The Participants shall share stocks.")
    assert "Treaty language" in sign_in(Role.EDITOR).get(page("change", emergency)).text


# The page of an emergency under a memorandum with five seats.


@pytest.fixture
def moc(db: None) -> Memorandum:
    return memorandum()


@pytest.fixture
def emergency(moc: Memorandum) -> Emergency:
    return EmergencyFactory.create(instrument=moc.instrument, raised_by=moc.participants["JP1"])


def shown(user: User, emergency: Emergency) -> str:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client.get(page("change", emergency), follow=True).text


def propose_link(emergency: Emergency, effect: Effect) -> str:
    url = reverse("commitments:new-decision", query={"effect": effect.value, "emergency": emergency.pk})
    return url.replace("&", "&amp;")


def test_one_that_was_raised_offers_to_propose_that_collaboration_begins(moc: Memorandum, emergency: Emergency) -> None:
    text = shown(moc.officers["CA1"], emergency)
    assert "Collaboration not yet decided" in text
    assert propose_link(emergency, Effect.EMERGENCY_BEGINS) in text
    assert propose_link(emergency, Effect.EMERGENCY_ENDS) not in text


def test_proposed_step_is_shown_with_its_count_and_not_offered_again(moc: Memorandum, emergency: Emergency) -> None:
    decision = proposed(moc, effect=Effect.EMERGENCY_BEGINS, emergency=emergency)
    concur(moc, decision, "JP2", "CA1")
    text = shown(moc.officers["CA1"], emergency)
    assert decision.reference in text
    assert "Concurrences: 2 of 5" in text
    assert "JP2 on" in text
    assert str(DecisionState.OPEN.label) in text
    assert propose_link(emergency, Effect.EMERGENCY_BEGINS) not in text


def test_one_that_is_on_says_since_when_and_offers_to_stand_down(moc: Memorandum, emergency: Emergency) -> None:
    decided(moc, effect=Effect.EMERGENCY_BEGINS, emergency=emergency)
    text = shown(moc.officers["CA1"], emergency)
    assert "Collaboration under way since" in text
    assert "25 November 2026" in text
    assert propose_link(emergency, Effect.EMERGENCY_ENDS) in text


def test_one_that_stood_down_offers_nothing_more(moc: Memorandum, emergency: Emergency) -> None:
    decided(moc, effect=Effect.EMERGENCY_BEGINS, emergency=emergency)
    emergency.refresh_from_db()
    decided(moc, effect=Effect.EMERGENCY_ENDS, emergency=emergency)
    text = shown(moc.officers["CA1"], emergency)
    assert re.search(r"Collaboration from .* to ", text)
    assert "effect=emergency" not in text


def test_a_reader_is_offered_the_contact_tree_and_no_act(moc: Memorandum, emergency: Emergency) -> None:
    text = shown(moc.user("CA1", Role.READER), emergency)
    assert reverse("contacts:contact-tree") in text
    assert "effect=emergency" not in text
    assert "kind=emergency" not in text


def test_the_secretariat_proposes_and_gives_no_notice(moc: Memorandum, emergency: Emergency, sign_in: SignIn) -> None:
    text = sign_in(Role.SECRETARIAT).get(page("change", emergency)).text
    assert propose_link(emergency, Effect.EMERGENCY_BEGINS) in text
    assert "kind=emergency" not in text


def test_draft_of_another_ministry_is_not_shown(moc: Memorandum, emergency: Emergency) -> None:
    decision = draft(moc, effect=Effect.EMERGENCY_BEGINS, emergency=emergency)
    assert decision.reference not in shown(moc.officers["CA1"], emergency)
    assert decision.reference in shown(moc.officers["JP1"], emergency)


def test_notice_of_the_emergency_is_shown_and_offered(moc: Memorandum, emergency: Emergency) -> None:
    notice = issued(moc, kind="emergency", emergency=emergency)
    text = shown(moc.officers["CA1"], emergency)
    assert notice.reference in text
    assert f"kind=emergency&amp;emergency={emergency.pk}" in text


@pytest.mark.parametrize(("standing", "count"), [("raised", 1), ("on", 1), ("down", 0), ("other", 2)])
def test_the_list_is_filtered_by_how_far_the_participants_have_come(
    standing: str, count: int, moc: Memorandum, emergency: Emergency, sign_in: SignIn
) -> None:
    decided(moc, effect=Effect.EMERGENCY_BEGINS, emergency=emergency)
    EmergencyFactory.create(raised_by=moc.participants["JP2"])
    response = sign_in(Role.SECRETARIAT).get(page("changelist"), {"standing": standing})
    assert response.context["cl"].result_count == count
