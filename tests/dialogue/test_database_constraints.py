"""What must never happen to the series of Dialogues, tried by raw SQL."""

from typing import Any

import pytest

from tests.constraint_assertions import refused_by, sql
from tests.factories.contacts import OfficialFactory, ParticipantFactory, SideFactory
from tests.factories.dialogue import (
    ActionItemFactory,
    AgendaFactory,
    AgendaItemFactory,
    ChairEligibilityFactory,
    CmwgStatusFactory,
    CoChairFactory,
    ConsultationSessionFactory,
    DelegateFactory,
    DialogueFactory,
    DiscussionFactory,
    DismissedOverlapFactory,
    InviteeFactory,
    OverlapFactory,
    PaperFactory,
    PaperFileFactory,
    ReferralFactory,
    RotationTurnFactory,
)

pytestmark = pytest.mark.django_db


def test_two_dialogues_do_not_share_a_number() -> None:
    first = DialogueFactory.create(number=3)
    with refused_by("one_dialogue_a_number"):
        DialogueFactory.create(number=3, instrument=first.instrument)


def test_nobody_chairs_for_a_participant_that_may_not_chair() -> None:
    """The chair of a side is never from a Participant that the MOC does not name for it."""
    chair, other = CoChairFactory.create(official=None), ParticipantFactory.create()
    with refused_by("cochair_is_of_an_eligible_participant"):
        sql("UPDATE dialogue_cochair SET participant_id = %s WHERE id = %s", other.pk, chair.pk)


def test_nobody_chairs_for_the_other_side() -> None:
    japan, canada = SideFactory.create(code="JP"), SideFactory.create(code="CA")
    chair = CoChairFactory.create(
        eligibility=ChairEligibilityFactory.create(participant=ParticipantFactory.create(side=japan))
    )
    with refused_by("cochair_is_of_the_side_of_its_eligibility"):
        sql("UPDATE dialogue_cochair SET side_id = %s WHERE id = %s", canada.pk, chair.pk)


def test_an_official_of_another_participant_does_not_chair() -> None:
    chair, other = CoChairFactory.create(), OfficialFactory.create()
    with refused_by("cochair_official_is_of_the_participant"):
        sql("UPDATE dialogue_cochair SET official_id = %s WHERE id = %s", other.pk, chair.pk)


def test_an_official_who_chaired_is_not_moved_to_another_participant() -> None:
    chair, other = CoChairFactory.create(), ParticipantFactory.create()
    with refused_by("cochair_official_is_of_the_participant"):
        sql("UPDATE contacts_official SET participant_id = %s WHERE id = %s", other.pk, chair.official_id)


def test_who_may_chair_is_not_changed_under_a_chair() -> None:
    chair, other = CoChairFactory.create(), ParticipantFactory.create()
    with refused_by("cochair_is_of_an_eligible_participant"):
        sql("UPDATE dialogue_chaireligibility SET participant_id = %s WHERE id = %s", other.pk, chair.eligibility_id)


def test_a_side_has_one_chair() -> None:
    chair = CoChairFactory.create()
    with refused_by("one_cochair_a_side"):
        CoChairFactory.create(dialogue=chair.dialogue, eligibility=ChairEligibilityFactory.create(side=chair.side))


def test_a_delegate_is_of_the_delegation_s_participant() -> None:
    delegate, other = DelegateFactory.create(), OfficialFactory.create()
    with refused_by("delegate_is_of_the_participant"):
        sql("UPDATE dialogue_delegate SET official_id = %s WHERE id = %s", other.pk, delegate.pk)


def test_a_delegation_has_one_head() -> None:
    head = DelegateFactory.create(function="head")
    with refused_by("delegation_has_one_head"):
        DelegateFactory.create(dialogue=head.dialogue, participant=head.participant, function="head")


def test_a_dialogue_has_one_draft_agenda() -> None:
    draft = AgendaFactory.create()
    with refused_by("one_draft_agenda_a_dialogue"):
        AgendaFactory.create(dialogue=draft.dialogue, revision=1)


@pytest.mark.parametrize(
    ("factory", "change", "constraint"),
    [
        (DialogueFactory, "number = 0", "dialogues_are_numbered_from_one"),
        (DialogueFactory, "local_start = now()", "dialogue_time_has_a_zone"),
        (
            DialogueFactory,
            "earliest_on = '2024-02-01', latest_on = '2024-01-01'",
            "dialogue_bounds_are_in_order",
        ),
        (DialogueFactory, "status = 'held'", "dialogue_held_by_some_day"),
        (DiscussionFactory, "title_en = ''", "discussion_has_a_title"),
        (ActionItemFactory, "title_en = ''", "action_has_a_title"),
        (ActionItemFactory, "state = 'done'", "action_closed_on_a_day"),
        (ActionItemFactory, "closed_on = '2026-01-01'", "action_closed_on_a_day"),
        (CmwgStatusFactory, "nothing_to_report = false", "cmwg_status_says_something"),
        (AgendaFactory, "status = 'issued'", "agenda_issued_on_a_day"),
        (PaperFactory, "title_en = ''", "paper_has_a_title"),
        (PaperFactory, "number = 1", "paper_leaves_the_agenda_its_number"),
        (ReferralFactory, "title_en = ''", "referral_has_a_title"),
        (ReferralFactory, "state = 'raised'", "referral_raised_on_a_day"),
        (ReferralFactory, "state = 'answered', raised_on = '2026-03-02'", "referral_answered_with_words"),
    ],
)
def test_a_row_does_not_contradict_itself(factory: Any, change: str, constraint: str) -> None:
    record = factory()
    with refused_by(constraint):
        sql(f"UPDATE {record._meta.db_table} SET {change} WHERE id = %s", record.pk)


@pytest.mark.parametrize(
    ("factory", "columns", "constraint"),
    [
        (ActionItemFactory, ("dialogue", "number"), "action_has_one_number"),
        (AgendaItemFactory, ("agenda", "key"), "agenda_item_key_once"),
        (ChairEligibilityFactory, ("participant", "rank"), "chair_eligibility_once"),
        (ConsultationSessionFactory, ("forum", "number"), "session_of_forum_has_one_number"),
        (DelegateFactory, ("dialogue", "participant", "official"), "delegate_once_a_dialogue"),
        (DiscussionFactory, ("dialogue", "order"), "discussion_has_one_place"),
        (DismissedOverlapFactory, ("status", "commitment"), "overlap_dismissed_once_a_status"),
        (InviteeFactory, ("dialogue", "stakeholder"), "invitee_once_a_dialogue"),
        (OverlapFactory, ("status", "commitment"), "overlap_once_a_status"),
        (PaperFactory, ("dialogue", "number"), "paper_has_one_number"),
        (PaperFileFactory, ("paper", "language"), "paper_file_once_a_language"),
        (RotationTurnFactory, ("arrangement", "position"), "rotation_position_once"),
        (RotationTurnFactory, ("arrangement", "participant"), "rotation_names_participant_once"),
    ],
)
def test_two_rows_do_not_share_what_names_one(factory: Any, columns: tuple[str, ...], constraint: str) -> None:
    first = factory()
    with refused_by(constraint):
        factory(**{column: getattr(first, column) for column in columns})
