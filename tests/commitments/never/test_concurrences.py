"""What must never happen to a concurrence or an objection: given for another, twice, to another text, or taken away."""

from datetime import date
from typing import Any

import pytest

from commitments.models import Concurrence, Objection, Participation
from commitments.services import decisions
from contacts.enums import Role
from contacts.models import Official, Participant
from tests.constraint_assertions import delete, insert_like, refused_by, update
from tests.factories import law
from tests.factories.contacts import ParticipantFactory, UserFactory

VOID = {"standing_hash": None, "voided_at": law.AT, "void_reason": "objected"}


def given(moc: law.Memorandum) -> Concurrence:
    """By CA1 to an open decision."""
    decision = law.proposed(moc)
    law.concur(moc, decision, "CA1")
    return decision.concurrences.get()


def raised(moc: law.Memorandum) -> Objection:
    """By CA1 to an open decision."""
    decision = law.proposed(moc)
    return decisions.object_to(
        decision=decision, by=moc.officers["CA1"], at=law.AT, text_hash=decision.text_hash, reason="Too wide."
    )


def by(moc: law.Memorandum, code: str, role: Role = Role.CONTACT_OFFICER, **fields: Any) -> dict[str, Any]:
    """The columns that say who acts, and for whom."""
    return {"participant_id": moc.participants[code].pk, "by_id": moc.user(code, role, **fields).pk}


def outsider() -> Participant:
    """A Participant of the portal that has no seat under this memorandum."""
    return ParticipantFactory.create(code="OUT", order=90)


@pytest.mark.parametrize(("make", "once"), [(given, "participant_concurs_once"), (raised, "participant_objects_once")])
def test_two_officers_of_one_participant_answer_once(moc: law.Memorandum, make: Any, once: str) -> None:
    record = make(moc)
    with refused_by(once):
        insert_like(record, **by(moc, "CA1"))


@pytest.mark.parametrize(
    ("make", "constraint"), [(given, "concurrence_by_own_officer"), (raised, "objection_by_own_officer")]
)
def test_no_officer_answers_for_another_participant(moc: law.Memorandum, make: Any, constraint: str) -> None:
    record = make(moc)
    with refused_by(constraint):
        insert_like(record, participant_id=moc.participants["CA2"].pk)


@pytest.mark.parametrize(
    ("make", "constraint"), [(given, "concurrence_by_an_officer"), (raised, "objection_by_an_officer")]
)
@pytest.mark.parametrize("role", [role for role in Role if role is not Role.CONTACT_OFFICER])
def test_only_a_contact_point_officer_responds(moc: law.Memorandum, make: Any, constraint: str, role: Role) -> None:
    record = make(moc)
    with refused_by(constraint):
        insert_like(record, **by(moc, "CA2", role))


@pytest.mark.parametrize(
    ("make", "constraint"), [(given, "concurrence_by_an_officer"), (raised, "objection_by_an_officer")]
)
def test_an_account_that_is_not_active_answers_nothing(moc: law.Memorandum, make: Any, constraint: str) -> None:
    record = make(moc)
    with refused_by(constraint):
        insert_like(record, **by(moc, "CA2", is_active=False))


@pytest.mark.parametrize(("make", "constraint"), [(given, "concurrence_of_a_seat"), (raised, "objection_of_a_seat")])
def test_no_response_without_a_seat(moc: law.Memorandum, make: Any, constraint: str) -> None:
    record, other = make(moc), outsider()
    officer = UserFactory.create(role=Role.CONTACT_OFFICER, participant=other)
    with refused_by(constraint):
        insert_like(record, participant_id=other.pk, by_id=officer.pk)


@pytest.mark.parametrize(("make", "constraint"), [(given, "concurrence_while_open"), (raised, "objection_while_open")])
def test_no_response_to_a_draft(moc: law.Memorandum, make: Any, constraint: str) -> None:
    record = make(moc)
    with refused_by(constraint):
        insert_like(record, decision_id=law.draft(moc).pk)


def test_a_concurrence_that_was_counted_is_not_voided_afterwards(moc: law.Memorandum) -> None:
    decision = law.decided(moc)
    with refused_by("concurrence_while_open"):
        update(decision.concurrences.all()[0], **VOID)


@pytest.mark.parametrize(
    "columns",
    [{"standing_hash": None}, {"voided_at": law.AT}, {"void_reason": "objected"}, {"standing_hash": "0" * 64}],
)
def test_concurrence_is_valid_or_void(moc: law.Memorandum, columns: dict[str, Any]) -> None:
    record = given(moc)
    with refused_by("concurrence_stands_or_is_void"):
        update(record, **columns)


def test_a_concurrence_by_letter_names_the_letter(moc: law.Memorandum) -> None:
    record = given(moc)
    with refused_by("concurrence_names_its_document"):
        insert_like(record, channel="letter", **by(moc, "CA2"))


def test_concurrence_is_valid_for_one_text(moc: law.Memorandum) -> None:
    record = given(moc)
    with refused_by("concurrence_to_the_text_as_it_is"):
        insert_like(record, text_hash="0" * 64, standing_hash="0" * 64, **by(moc, "CA2"))


def test_text_of_a_valid_concurrence_is_not_cleared(moc: law.Memorandum) -> None:
    record = given(moc)
    with refused_by("concurrence_to_the_text_as_it_is"):
        update(record.decision, state="draft", text_hash="")
    with refused_by("concurrence_to_the_text_as_it_is"):
        update(record.decision, state="withdrawn", withdrawn_on=law.AT.date(), text_hash="")


@pytest.mark.parametrize(
    "columns",
    [
        {"given_on": date(2026, 11, 24)},
        {"recorded_at": None},
        {"channel": "note", "document_reference": "No. 1"},
        {"text_hash": "0" * 64, "standing_hash": "0" * 64},
    ],
)
def test_a_concurrence_stays_as_it_was_given(moc: law.Memorandum, columns: dict[str, Any]) -> None:
    record = given(moc)
    with refused_by("concurrence_stays_as_given"):
        update(record, **columns)


def test_void_concurrence_stays_void(moc: law.Memorandum) -> None:
    record = given(moc)
    update(record, **VOID)
    with refused_by("concurrence_stays_as_given"):
        update(record, standing_hash=record.text_hash, voided_at=None, void_reason="")


def test_an_objection_has_a_reason(moc: law.Memorandum) -> None:
    record = raised(moc)
    with refused_by("objection_has_a_reason"):
        insert_like(record, reason="", **by(moc, "CA2"))


def test_an_objection_stays_as_it_was_raised(moc: law.Memorandum) -> None:
    record = raised(moc)
    with refused_by("objection_stays_as_raised"):
        update(record, reason="Another.")
    update(record, lifted_at=law.AT)
    with refused_by("objection_stays_as_raised"):
        update(record, lifted_at=None)


@pytest.mark.parametrize(
    ("make", "constraint"), [(given, "concurrence_stays_as_given"), (raised, "objection_stays_as_raised")]
)
def test_an_answer_is_never_deleted(moc: law.Memorandum, make: Any, constraint: str) -> None:
    record = make(moc)
    with refused_by(constraint):
        delete(record)


def test_a_participant_sits_once_and_a_seat_has_one_participant(moc: law.Memorandum) -> None:
    seat = Participation.objects.get(participant=moc.participants["CA1"])
    with refused_by("participant_sits_once"):
        insert_like(seat, order=9)
    with refused_by("seat_has_one_participant"):
        insert_like(seat, participant_id=outsider().pk)


def test_an_account_with_concurrences_does_not_move_to_another_participant(moc: law.Memorandum) -> None:
    record = given(moc)
    Official.objects.filter(account=record.by).update(account=None)
    with refused_by("concurrence_by_own_officer"):
        update(record.by, participant_id=moc.participants["CA2"].pk)
