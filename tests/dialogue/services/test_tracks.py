"""Changes between “with debate” and “without debate”: requests of ministries, and the secretariat's with a reason."""

from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from commitments.models import Commitment
from contacts.enums import Role
from contacts.models import HandlingMark, Participant, User
from core.refusals.errors import ReasonMissingError
from dialogue.enums import DebateRule, DialogueStatus, Track
from dialogue.exceptions import AgendaOverrunError, GuestAfterCloseError, TrackRefusedError
from dialogue.models import CmwgStatus, Dialogue, InviteeItem, TrackChange
from dialogue.rules.agenda.compiling import compile_items
from dialogue.rules.agenda.inputs import AgendaInput
from dialogue.rules.agenda.items import Item
from dialogue.services import issuing, tracks
from dialogue.services.agendas import save_draft
from dialogue.services.register import read_register
from tests import tables
from tests.factories.contacts import StakeholderFactory
from tests.factories.dialogue import InviteeFactory

pytestmark = pytest.mark.django_db

AT = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
AREA = "area:2(c)(vii)"
ON_IT = "MOC-2026-004"


@pytest.fixture(autouse=True)
def _moc() -> None:
    tables.seed()


@pytest.fixture
def third() -> Dialogue:
    """Return the Dialogue of 9 February 2027, so that requests close on 26 January."""
    found: Dialogue = Dialogue.objects.select_related("instrument", "host", "mark").get(number=3)
    found.local_start, found.time_zone = datetime(2027, 2, 9, 9, tzinfo=UTC), "America/Toronto"
    found.save()
    return found


@pytest.fixture
def secretariat() -> User:
    return User.objects.create_user("secretariat", role=Role.SECRETARIAT)


@pytest.fixture
def editor() -> User:
    return User.objects.create_user("editor", role=Role.EDITOR, participant=Participant.objects.get(code="METI"))


def change(dialogue: Dialogue, by: User, subject: str = AREA, **how: Any) -> TrackChange:
    given = {"track": Track.NO_DEBATE, "reason": "Nothing new.", "at": AT}
    return tracks.change(dialogue=dialogue, subject=subject, by=by, **{**given, **how})


def register(dialogue: Dialogue, *, edited: bool = False, at: datetime = AT) -> AgendaInput:
    return read_register(dialogue=dialogue, as_of=at, edited=edited)


def area(dialogue: Dialogue, **how: Any) -> Item:
    children = (child for item in compile_items(register(dialogue, **how)) for child in item.children)
    return next(child for child in children if child.key == AREA)


def test_the_secretariat_changes_an_area_with_a_reason_alone(third: Dialogue, secretariat: User) -> None:
    assert area(third).track is Track.DEBATE
    with pytest.raises(ReasonMissingError):
        change(third, secretariat, reason="  ")
    change(third, secretariat)
    found = area(third)
    assert found.changed is not None
    assert (found.track, found.changed.participant, found.changed.reason) == (Track.NO_DEBATE, "", "Nothing new.")


def test_a_request_needs_no_reason_and_prevails(third: Dialogue, secretariat: User, editor: User) -> None:
    change(third, secretariat, ON_IT)
    change(third, editor, ON_IT, track=Track.DEBATE, reason="")
    areas = (child for item in compile_items(register(third)) for child in item.children)
    row = next(row for child in areas for row in child.work if row.reference == ON_IT)
    assert (row.track, row.raised_by, DebateRule.RAISED in row.rules) == (Track.DEBATE, ("METI",), True)


def test_a_later_change_of_one_author_replaces_the_earlier(third: Dialogue, editor: User) -> None:
    first = change(third, editor, track=Track.DEBATE)
    assert change(third, editor).pk == first.pk
    assert TrackChange.objects.get().track == Track.NO_DEBATE


def test_an_author_withdraws_its_change_and_no_other(third: Dialogue, secretariat: User, editor: User) -> None:
    made = change(third, editor)
    with pytest.raises(TrackRefusedError):
        tracks.withdraw(change=made, by=secretariat, at=AT)
    tracks.withdraw(change=made, by=editor, at=AT)
    assert area(third).changed is None


def test_requests_close_two_weeks_before_and_the_secretariat_goes_on(
    third: Dialogue, secretariat: User, editor: User
) -> None:
    # The day ends last in Ottawa, five hours behind UTC.
    change(third, editor, at=datetime(2027, 1, 27, 4, 59, tzinfo=UTC))
    late = datetime(2027, 1, 27, 5, 1, tzinfo=UTC)
    with pytest.raises(TrackRefusedError, match="26 January 2027"):
        change(third, editor, at=late)
    with pytest.raises(TrackRefusedError):
        tracks.withdraw(change=TrackChange.objects.get(), by=editor, at=late)
    change(third, secretariat, at=late)


def test_without_a_date_requests_stay_open_until_the_dialogue_is_held(editor: User) -> None:
    undated = Dialogue.objects.select_related("instrument").get(number=3)
    assert tracks.last_day(undated) is None
    change(undated, editor)
    held = Dialogue.objects.get(number=2)
    assert held.status == DialogueStatus.HELD
    assert not tracks.is_open(dialogue=held, user=editor, at=AT)
    with pytest.raises(TrackRefusedError):
        change(held, editor)


@pytest.mark.parametrize("subject", ["area:9(z)", "opening", "form:nothing", "MOC-2026-999", "added:1"])
def test_nothing_else_is_put_to_debate(third: Dialogue, editor: User, subject: str) -> None:
    with pytest.raises(TrackRefusedError):
        change(third, editor, subject)


def test_a_commitment_that_not_all_may_see_is_no_subject_and_tells_nothing(third: Dialogue, editor: User) -> None:
    made = change(third, editor, ON_IT)
    narrow = HandlingMark.objects.get(audience="own_participant")
    Commitment.objects.filter(reference=ON_IT).update(mark=narrow)
    assert not TrackChange.objects.visible_to(editor).filter(pk=made.pk).exists()
    assert register(third).track_changes == ()
    with pytest.raises(TrackRefusedError):
        change(third, editor, ON_IT)


def test_an_earlier_day_has_only_the_changes_made_by_then(third: Dialogue, editor: User) -> None:
    change(third, editor, at=datetime(2026, 11, 25, 12, tzinfo=UTC))
    assert register(third).track_changes == ()
    assert len(register(third, edited=True).track_changes) == 1


def issued(dialogue: Dialogue, by: User, **how: Any) -> str:
    draft = save_draft(dialogue=dialogue, as_of=AT, by=by)
    return issuing.issue(agenda=draft, by=by, at=AT, on=AT.date(), **how).not_ready_reason


def test_an_agenda_that_does_not_fit_is_issued_with_a_reason_alone(third: Dialogue, secretariat: User) -> None:
    CmwgStatus.objects.create(dialogue=third, as_of=AT.date(), nothing_to_report=True, source="Minutes")
    third.minutes = 60
    third.save()
    client = Client()
    client.force_login(secretariat)
    save_draft(dialogue=third, as_of=AT, by=secretariat)
    with pytest.raises(AgendaOverrunError):
        issued(third, secretariat)
    page = client.get(reverse("dialogue:issue", args=[3]))
    assert "Give a reason, or make room." in page.text
    refused = client.post(reverse("dialogue:issue", args=[3]), {"way": "revision", "reason": ""})
    assert (refused.status_code, "Give a reason, or make room." in refused.text) == (400, True)
    assert issued(third, secretariat, not_ready_reason="The co-chairs want it so.") == "The co-chairs want it so."


def test_no_reason_gives_an_invitee_a_time_after_the_close(third: Dialogue, secretariat: User) -> None:
    CmwgStatus.objects.create(dialogue=third, as_of=AT.date(), nothing_to_report=True, source="Minutes")
    third.minutes = 60
    third.save()
    person = StakeholderFactory.create(name="A guest", proposed_by=Participant.objects.get(code="METI"))
    guest = InviteeFactory.create(dialogue=third, stakeholder=person)
    InviteeItem.objects.create(invitee=guest, item_key="closing")
    with pytest.raises(GuestAfterCloseError, match="A guest"):
        issued(third, secretariat, not_ready_reason="The co-chairs want it so.")


def test_check_and_issue_names_an_unknown_date_and_characters_that_no_font_has(
    third: Dialogue, secretariat: User
) -> None:
    Commitment.objects.filter(reference=ON_IT).update(title_en="Cells \N{HEBREW LETTER ALEF} and sheets")
    client = Client()
    client.force_login(secretariat)
    save_draft(dialogue=third, as_of=AT, by=secretariat)
    text = client.get(reverse("dialogue:issue", args=[3])).text
    assert "The date of the First Dialogue is not known." in text
    assert "U+05D0 HEBREW LETTER ALEF" in text


@time_machine.travel(AT, tick=False)
def test_a_ministry_requests_and_withdraws_on_the_page(third: Dialogue, editor: User) -> None:
    client = Client()
    client.force_login(editor)
    page = reverse("dialogue:tracks", args=[3])
    assert "No report at two Dialogues" in client.get(page).text
    sent = {"subject": ON_IT, "track": "no_debate", "reason": "Settled between us."}
    told = client.post(reverse("dialogue:change-track", args=[3]), sent, follow=True)
    assert "METI: Without debate: Settled between us." in " ".join(told.text.split())
    made = TrackChange.objects.get()
    assert (made.participant_id, made.changed_by) == (editor.participant_id, editor)
    client.post(reverse("dialogue:withdraw-track", args=[3, made.pk]))
    assert not TrackChange.objects.exists()
    client.post(reverse("dialogue:change-track", args=[3]), {"subject": ON_IT, "track": "neither"})
    assert not TrackChange.objects.exists()
