"""What changed from one version to the next, in the sentences that people read."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from core.text.multilingual_text import MultilingualText
from dialogue.documents.text.changes import sentences, since
from dialogue.documents.text.document_language import DocumentLanguage
from dialogue.enums import ItemPurpose
from dialogue.models import Dialogue
from dialogue.rules.agenda.changes import compare
from dialogue.rules.agenda.issued_version import Issue, Snapshot, SnapshotItem, SnapshotMeeting
from dialogue.services.register import read_register
from tests import tables

pytestmark = pytest.mark.django_db

ITEM = SnapshotItem(
    key="follow-up",
    number="3",
    title=MultilingualText("Follow-up", "Suivi", "フォローアップ"),
    purpose=ItemPurpose.DISCUSSION,
    minutes=30,
    lead="METI",
    presenter="",
    background=MultilingualText(),
    action=MultilingualText(),
    decision=MultilingualText(),
)
MEETING = SnapshotMeeting(
    wall_start=None,
    time_zone="Asia/Tokyo",
    held_on=None,
    minutes=180,
    host="JP",
    city=MultilingualText(),
    venue=MultilingualText(),
    format="",
)


@pytest.fixture
def voice() -> DocumentLanguage:
    tables.seed()
    third = Dialogue.objects.select_related("instrument", "host", "mark").get(number=3)
    return DocumentLanguage("en", read_register(dialogue=third, as_of=datetime(2026, 11, 24, tzinfo=UTC)))


def change_sentences(voice: DocumentLanguage, old: Snapshot, new: Snapshot) -> list[str]:
    return list(sentences(voice, compare(old, new)))


@pytest.mark.parametrize(
    ("after", "sentence"),
    [
        ({"minutes": 20}, "The minutes of item 3 went from 30 to 20."),
        (
            {"title": MultilingualText("Open actions", "Suivi", "フォローアップ")},
            "The title of item 3 was “Follow-up” and is “Open actions”.",
        ),
        (
            {"title": MultilingualText("Follow-up", "Suites", "フォローアップ")},
            "A text of item 3 was changed in another language (Follow-up).",
        ),
        ({"purpose": ItemPurpose.DECISION}, "The purpose of item 3 was “For discussion” and is “For decision”."),
        ({"lead": None}, "The lead of item 3 was METI and is not set."),
        ({"presenter": "A. Sample"}, "The presenter of item 3 was not set and is A. Sample."),
        ({"background": MultilingualText("It met.")}, "The background of item 3 was changed (Follow-up)."),
        ({"action": MultilingualText("Take note.")}, "The action under item 3 was changed (Follow-up)."),
        (
            {"decision": MultilingualText("It is noted.")},
            "The draft wording of a decision under item 3 was changed (Follow-up).",
        ),
    ],
)
def test_a_change_of_an_item_is_one_sentence(voice: DocumentLanguage, after: dict[str, Any], sentence: str) -> None:
    assert change_sentences(voice, Snapshot((ITEM,)), Snapshot((replace(ITEM, **after),))) == [sentence]


def test_a_meeting_held_on_another_day_than_planned_is_told_by_that_day(voice: DocumentLanguage) -> None:
    planned = replace(MEETING, wall_start=datetime(2027, 3, 12, 9, 0, tzinfo=UTC), held_on=date(2027, 3, 12))
    held = Snapshot((ITEM,), replace(planned, held_on=date(2027, 3, 19)))
    (sentence,) = change_sentences(voice, Snapshot((ITEM,), planned), held)
    assert sentence.endswith("and are 19 March 2027.")


@pytest.mark.parametrize(
    ("after", "sentence"),
    [
        ({"held_on": date(2027, 3, 12)}, "The date and time of the meeting were not set and are 12 March 2027."),
        ({"minutes": 240}, "The length of the meeting went from 180 to 240 minutes."),
        ({"city": MultilingualText("Ottawa")}, "The place was not set and is Ottawa."),
        ({"host": None}, "The host was Japan and is not set."),
        ({"format": "online"}, "The format was not set and is “Online”."),
    ],
)
def test_a_change_of_the_meeting_is_one_sentence(voice: DocumentLanguage, after: dict[str, Any], sentence: str) -> None:
    new = Snapshot((), replace(MEETING, **after))
    host = {"host": next(iter(voice.register.sides))}
    assert change_sentences(
        voice, Snapshot((), replace(MEETING, **host)), replace(new, meeting=replace(MEETING, **host | after))
    ) == [sentence]


def test_another_order_is_told_once_and_what_came_and_went_by_its_number(voice: DocumentLanguage) -> None:
    other, late = replace(ITEM, key="closing", number="9"), replace(ITEM, key="added:1", number="3 bis")
    assert change_sentences(voice, Snapshot((ITEM, other)), Snapshot((other, ITEM))) == [
        "The order of the items changed; their numbers remain."
    ]
    assert change_sentences(voice, Snapshot((ITEM, other)), Snapshot((ITEM, late))) == [
        "Item 3 bis was added: Follow-up.",
        "Item 9 was removed: Follow-up.",
    ]


def test_nothing_is_told_where_nothing_changed(voice: DocumentLanguage) -> None:
    same = Snapshot((ITEM,), MEETING)
    issue = Issue("JCBD/3/1", date(2026, 11, 24), same)
    assert change_sentences(voice, same, same) == []
    assert since(voice, issue, ()) == "This issue repeats JCBD/3/1 of 24 November 2026 without changes."
    assert since(voice, issue, (), in_the_room=True) == "Adopted as it was issued in JCBD/3/1 of 24 November 2026."


def test_a_meeting_that_was_kept_reads_as_it_was() -> None:
    full = replace(
        MEETING,
        wall_start=datetime(2027, 3, 12, 8, tzinfo=UTC).replace(tzinfo=None),
        held_on=date(2027, 3, 12),
        city=MultilingualText("Ottawa"),
    )
    assert SnapshotMeeting.from_json(full.as_json()) == full
    assert SnapshotMeeting.from_json(MEETING.as_json()) == MEETING
