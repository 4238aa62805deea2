"""What must never happen in the room, tried by raw SQL."""

from typing import Any
from uuid import uuid4

import pytest

from commitments.models import Instrument
from tests.constraint_assertions import refused_by, sql
from tests.factories.dialogue import (
    ActionItemFactory,
    BriefNoteFactory,
    InviteeFactory,
    ItemOutcomeFactory,
    SpeakerFactory,
)

pytestmark = pytest.mark.django_db


def test_two_items_are_not_under_discussion_at_once() -> None:
    first, second = (
        ItemOutcomeFactory.create(item_key="opening"),
        ItemOutcomeFactory.create(item_key="closing"),
    )
    sql("UPDATE dialogue_itemoutcome SET dialogue_id = %s, begun_at = now() WHERE id = %s", first.dialogue_id, first.pk)
    with refused_by("one_item_is_under_discussion"):
        sql(
            "UPDATE dialogue_itemoutcome SET dialogue_id = %s, begun_at = now() WHERE id = %s",
            first.dialogue_id,
            second.pk,
        )


def test_two_do_not_have_the_floor_at_once() -> None:
    first = SpeakerFactory.create()
    second = SpeakerFactory.create(dialogue=first.dialogue)
    sql("UPDATE dialogue_speaker SET begun_at = now() WHERE id = %s", first.pk)
    with refused_by("one_has_the_floor"):
        sql("UPDATE dialogue_speaker SET begun_at = now() WHERE id = %s", second.pk)


def test_nobody_waits_twice_on_one_list() -> None:
    waiting = SpeakerFactory.create()
    with refused_by("participant_is_listed_once"):
        SpeakerFactory.create(dialogue=waiting.dialogue, participant=waiting.participant)
    guest = SpeakerFactory.create(participant=None, invitee=InviteeFactory.create())
    with refused_by("invitee_is_listed_once"):
        SpeakerFactory.create(dialogue=guest.dialogue, participant=None, invitee=guest.invitee)


def test_a_speaker_is_one_of_two_kinds() -> None:
    with refused_by("speaker_is_a_participant_or_an_invitee"):
        SpeakerFactory.create(participant=None)
    with refused_by("speaker_is_a_participant_or_an_invitee"):
        SpeakerFactory.create(invitee=InviteeFactory.create())


@pytest.mark.parametrize(
    ("factory", "change", "constraint"),
    [
        (ItemOutcomeFactory, "ended_at = now()", "item_ends_after_it_began"),
        (ItemOutcomeFactory, "begun_at = now(), ended_at = now() - interval '1 s'", "item_ends_after_it_began"),
        (SpeakerFactory, "ended_at = now()", "speaker_ends_after_beginning"),
        (SpeakerFactory, "begun_at = now(), ended_at = now() - interval '1 s'", "speaker_ends_after_beginning"),
    ],
)
def test_nothing_ends_before_it_began(factory: Any, change: str, constraint: str) -> None:
    record = factory()
    with refused_by(constraint):
        sql(f"UPDATE {record._meta.db_table} SET {change} WHERE id = %s", record.pk)


@pytest.mark.parametrize(
    ("factory", "columns", "constraint"),
    [
        (ItemOutcomeFactory, ("dialogue", "item_key"), "item_has_one_outcome"),
        (BriefNoteFactory, ("dialogue", "participant", "item_key"), "brief_has_one_note_an_item"),
    ],
)
def test_two_rows_do_not_share_what_names_one(factory: Any, columns: tuple[str, ...], constraint: str) -> None:
    first = factory()
    with refused_by(constraint):
        factory(**{column: getattr(first, column) for column in columns})


def test_two_decisions_of_a_dialogue_do_not_share_a_number() -> None:
    first = ItemOutcomeFactory.create(decision_number=1)
    with refused_by("meeting_decision_has_own_number"):
        ItemOutcomeFactory.create(dialogue=first.dialogue, item_key="closing", decision_number=1)


def test_an_entry_of_the_room_is_one_action() -> None:
    entry = uuid4()
    ActionItemFactory.create(entry=entry)
    with refused_by("dialogue_actionitem_entry_key"):
        ActionItemFactory.create(entry=entry)


@pytest.mark.parametrize(
    ("factory", "trigger"),
    [
        (ItemOutcomeFactory, "outcome_register_is_open"),
        (SpeakerFactory, "speaker_register_is_open"),
        (BriefNoteFactory, "brief_note_register_is_open"),
    ],
)
def test_after_the_last_day_nothing_is_entered_in_the_room(factory: Any, trigger: str) -> None:
    record = factory()
    Instrument.objects.update(discontinued_on="2020-01-01")
    with refused_by(trigger):
        sql(f"UPDATE {record._meta.db_table} SET item_key = 'x' WHERE id = %s", record.pk)
