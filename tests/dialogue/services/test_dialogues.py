"""The life of a Dialogue: its date moves, its status changes, calendars and contact points follow."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest
from icalendar import Calendar

from contacts.enums import MessageKind, Role
from contacts.models import Message, User
from core.refusals.errors import AmbiguousTimeError, DomainError, NonexistentTimeError, TransitionNotAllowedError
from dialogue.documents import ics
from dialogue.enums import DialogueStatus
from dialogue.exceptions import DayAheadError, DayMissingError
from dialogue.models import Dialogue, ItemOutcome
from dialogue.rules.lifecycle import TRANSITIONS
from dialogue.services.calendars import calendar_entry
from dialogue.services.dialogues import change_status, schedule
from tests.factories import law
from tests.factories.contacts import UserFactory
from tests.factories.dialogue import DialogueFactory

pytestmark = pytest.mark.django_db

AT = law.AT
START = datetime(2027, 2, 9, 9, 0, tzinfo=UTC)
LATER = datetime(2027, 3, 9, 9, 0, tzinfo=UTC)
OTTAWA = "America/Toronto"


@pytest.fixture
def moc() -> law.Memorandum:
    return law.memorandum()


@pytest.fixture
def by() -> User:
    user: User = UserFactory.create(role=Role.SECRETARIAT)
    return user


def planned(moc: law.Memorandum, **fields: Any) -> Dialogue:
    fields = {"local_start": START, "time_zone": OTTAWA} | fields
    dialogue: Dialogue = DialogueFactory.create(instrument=moc.instrument, number=3, **fields)
    return dialogue


def entry(dialogue: Dialogue) -> tuple[Any, Any]:
    calendar = Calendar.from_ical(ics.render(calendar_entry(dialogue=dialogue, language="en", as_of=AT)))
    (event,) = calendar.events
    return calendar, event


@pytest.mark.parametrize("now", list(DialogueStatus))
@pytest.mark.parametrize("to", list(DialogueStatus))
def test_a_status_changes_by_the_ways_of_its_life_alone(
    now: DialogueStatus, to: DialogueStatus, moc: law.Memorandum, by: User
) -> None:
    dialogue = planned(moc, status=now, held_on=date(2026, 11, 24))
    if to in TRANSITIONS[now]:
        change_status(dialogue=dialogue, to=to, by=by, at=AT)
        assert (dialogue.status, dialogue.sequence) == (to, 1)
    else:
        with pytest.raises(TransitionNotAllowedError):
            change_status(dialogue=dialogue, to=to, by=by, at=AT)


def test_a_date_is_set_and_calendars_see_a_new_sequence(moc: law.Memorandum, by: User) -> None:
    dialogue = planned(moc, local_start=None, time_zone="")
    schedule(dialogue=dialogue, by=by, at=AT, local_start=START, time_zone=OTTAWA)
    assert (dialogue.local_start, dialogue.sequence) == (START, 1)
    assert not Message.objects.exists()


def test_what_no_calendar_shows_raises_no_sequence(moc: law.Memorandum, by: User) -> None:
    dialogue = planned(moc)
    schedule(dialogue=dialogue, by=by, at=AT, contact="Fictitious contact", minutes=180)
    assert (dialogue.contact, dialogue.sequence) == ("Fictitious contact", 0)


@pytest.mark.parametrize(
    ("wall", "refusal"),
    [
        (datetime(2027, 3, 14, 2, 30, tzinfo=UTC), NonexistentTimeError),
        (datetime(2027, 11, 7, 1, 30, tzinfo=UTC), AmbiguousTimeError),
    ],
)
def test_a_time_that_clocks_skip_or_show_twice_is_refused(
    wall: datetime, refusal: type[DomainError], moc: law.Memorandum, by: User
) -> None:
    dialogue = planned(moc)
    with pytest.raises(refusal, match=r"Choose another time\."):
        schedule(dialogue=dialogue, by=by, at=AT, local_start=wall)
    dialogue.refresh_from_db()
    assert (dialogue.local_start, dialogue.sequence) == (START, 0)


def test_a_time_without_a_known_zone_is_refused(moc: law.Memorandum, by: User) -> None:
    with pytest.raises(DayMissingError, match="IANA"):
        schedule(dialogue=planned(moc), by=by, at=AT, time_zone="Ottawa")


def test_nothing_is_confirmed_without_a_date(moc: law.Memorandum, by: User) -> None:
    with pytest.raises(DayMissingError, match="Set the date"):
        change_status(dialogue=planned(moc, local_start=None), to=DialogueStatus.CONFIRMED, by=by, at=AT)


def test_a_confirmed_dialogue_keeps_some_date(moc: law.Memorandum, by: User) -> None:
    with pytest.raises(DayMissingError, match="Postpone it"):
        schedule(dialogue=planned(moc, status=DialogueStatus.CONFIRMED), by=by, at=AT, local_start=None)


@pytest.mark.parametrize("status", [DialogueStatus.HELD, DialogueStatus.CANCELLED])
def test_the_date_of_one_that_is_over_does_not_move(status: DialogueStatus, moc: law.Memorandum, by: User) -> None:
    dialogue = planned(moc, status=status, held_on=date(2026, 11, 24))
    with pytest.raises(TransitionNotAllowedError):
        schedule(dialogue=dialogue, by=by, at=AT, local_start=LATER)


def test_confirming_tells_all_five_contact_points_once(moc: law.Memorandum, by: User) -> None:
    change_status(dialogue=planned(moc), to=DialogueStatus.CONFIRMED, by=by, at=AT)
    messages = Message.objects.all()
    assert {message.participant for message in messages} == set(moc.participants.values())
    assert {(message.kind, message.key) for message in messages} == {(MessageKind.INVITATION, "dialogue:3:1")}
    mail = messages.filter(language="en").first()
    assert mail is not None
    assert mail.link == "/dialogues/3/agenda/ics/?lang=en"
    assert "Tuesday 9 February 2027, 09:00 to 12:00" in mail.text
    assert "Tuesday 9 to Wednesday 10 February 2027, 23:00 to 02:00 the next day" in mail.text


def test_a_confirmed_date_that_moves_is_told_with_the_one_before(moc: law.Memorandum, by: User) -> None:
    schedule(dialogue=planned(moc, status=DialogueStatus.CONFIRMED), by=by, at=AT, local_start=LATER)
    mail = Message.objects.filter(language="en").first()
    assert mail is not None
    assert (
        mail.text.index("9 March 2027") < mail.text.index("Previously planned for") < mail.text.index("9 February 2027")
    )


@pytest.mark.parametrize(
    ("to", "subject"),
    [
        (DialogueStatus.POSTPONED, "Third Dialogue: postponed"),
        (DialogueStatus.TENTATIVE, "Third Dialogue: date no longer confirmed"),
        (DialogueStatus.CANCELLED, "Third Dialogue: cancelled"),
    ],
)
def test_who_relied_on_a_date_is_told_that_it_no_longer_stands(
    to: DialogueStatus, subject: str, moc: law.Memorandum, by: User
) -> None:
    dialogue = planned(moc, status=DialogueStatus.CONFIRMED)
    change_status(dialogue=dialogue, to=to, by=by, at=AT)
    marked = f"[{dialogue.mark.name}] {subject}"
    assert set(Message.objects.filter(language="en").values_list("subject", flat=True)) == {marked}


def test_a_tentative_date_moves_without_a_mail(moc: law.Memorandum, by: User) -> None:
    dialogue = planned(moc)
    schedule(dialogue=dialogue, by=by, at=AT, local_start=LATER)
    change_status(dialogue=dialogue, to=DialogueStatus.POSTPONED, by=by, at=AT)
    assert not Message.objects.exists()


def test_a_postponed_dialogue_keeps_its_number_and_loses_its_date(moc: law.Memorandum, by: User) -> None:
    dialogue = planned(moc, status=DialogueStatus.CONFIRMED)
    change_status(dialogue=dialogue, to=DialogueStatus.POSTPONED, by=by, at=AT)
    assert (dialogue.number, dialogue.local_start) == (3, None)


def test_a_postponed_dialogue_moves_to_another_date(moc: law.Memorandum, by: User) -> None:
    dialogue = planned(moc, status=DialogueStatus.CONFIRMED)
    change_status(dialogue=dialogue, to=DialogueStatus.POSTPONED, start=LATER, by=by, at=AT)
    assert dialogue.local_start == LATER
    assert entry(dialogue)[1]["STATUS"] == "TENTATIVE"


def test_calendars_follow_one_event_through_its_life(moc: law.Memorandum, by: User) -> None:
    dialogue = planned(moc)
    seen = [entry(dialogue)]
    for to in (DialogueStatus.CONFIRMED, DialogueStatus.POSTPONED):
        change_status(dialogue=dialogue, to=to, by=by, at=AT)
        seen.append(entry(dialogue))
    schedule(dialogue=dialogue, by=by, at=AT, local_start=LATER)
    change_status(dialogue=dialogue, to=DialogueStatus.CONFIRMED, by=by, at=AT)
    seen.append(entry(dialogue))
    change_status(dialogue=dialogue, to=DialogueStatus.CANCELLED, by=by, at=AT)
    seen.append(entry(dialogue))
    assert [(calendar["METHOD"], event["STATUS"]) for calendar, event in seen] == [
        ("PUBLISH", "TENTATIVE"),
        ("PUBLISH", "CONFIRMED"),
        ("CANCEL", "CANCELLED"),
        ("PUBLISH", "CONFIRMED"),
        ("CANCEL", "CANCELLED"),
    ]
    assert len({event["UID"] for _, event in seen}) == 1
    assert all(earlier["SEQUENCE"] < later["SEQUENCE"] for (_, earlier), (_, later) in pairwise(seen))
    # One that has lost its date is taken out at the time under which calendars have it.
    assert f"{seen[2][1].start:%Y-%m-%dT%H:%M}" == "2027-02-09T09:00"


def test_one_that_never_had_a_time_is_nothing_for_a_calendar(moc: law.Memorandum) -> None:
    with pytest.raises(DayMissingError):
        calendar_entry(dialogue=planned(moc, local_start=None), language="en", as_of=AT)


def test_one_is_held_on_the_day_of_its_date_unless_people_say_another(moc: law.Memorandum, by: User) -> None:
    start = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
    dialogue = planned(moc, status=DialogueStatus.CONFIRMED, local_start=start)
    change_status(dialogue=dialogue, to=DialogueStatus.HELD, by=by, at=AT)
    assert (dialogue.held_on, dialogue.year) == (date(2026, 11, 24), 2026)


def test_nothing_is_under_discussion_once_it_was_held(moc: law.Memorandum, by: User) -> None:
    start = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
    dialogue = planned(moc, status=DialogueStatus.CONFIRMED, local_start=start)
    open_item = ItemOutcome.objects.create(dialogue=dialogue, item_key="opening", begun_at=AT - timedelta(hours=1))
    change_status(dialogue=dialogue, to=DialogueStatus.HELD, by=by, at=AT)
    open_item.refresh_from_db()
    assert open_item.ended_at == AT


def test_none_is_held_on_a_day_that_has_not_come(moc: law.Memorandum, by: User) -> None:
    dialogue = planned(moc, status=DialogueStatus.CONFIRMED)
    with pytest.raises(DayAheadError):
        change_status(dialogue=dialogue, to=DialogueStatus.HELD, held_on=date(2026, 11, 26), by=by, at=AT)
