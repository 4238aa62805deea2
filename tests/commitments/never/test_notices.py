"""What must never happen to a notice: to fewer or more than the others, changed, taken back, or received by another."""

from datetime import date, timedelta
from typing import Any

import pytest

from commitments.enums import NoticeKind
from commitments.models import Consultation, Notice, NoticeAddressee
from commitments.services import notices
from contacts.enums import Role
from contacts.models import User
from tests.constraint_assertions import delete, insert_like, refused_by, update
from tests.factories import law
from tests.factories.contacts import ParticipantFactory, UserFactory

DAY = law.AT.date()


def addressed(moc: law.Memorandum, *but: str, **fields: Any) -> Notice:
    """A draft of JP1 to the others, without ``but``."""
    notice = law.notice(moc, **fields)
    for code, participant in moc.participants.items():
        if code not in ("JP1", *but):
            NoticeAddressee.objects.create(notice=notice, participant=participant, addresses=["a@b.example"])
    return notice


def issued(by: User) -> dict[str, Any]:
    """The columns that an issue writes."""
    return {"state": "issued", "issued_at": law.AT, "issued_on": DAY, "issued_by_id": by.pk, "text_hash": "0" * 64}


@pytest.mark.parametrize(
    ("columns", "constraint"),
    [
        ({"subject_en": ""}, "notice_has_a_subject"),
        ({"text_hash": "0" * 64}, "notice_issued_says_when_and_by_whom"),
        ({"issued_on": DAY}, "notice_issued_says_when_and_by_whom"),
        ({"kind": "discontinue"}, "notice_of_discontinuance_states_its_scope"),
        ({"scope": "not_stated"}, "notice_of_discontinuance_states_its_scope"),
        ({"stated_on": DAY}, "notice_of_discontinuance_states_its_scope"),
        ({"takes_effect_on": DAY}, "notice_of_discontinuance_states_its_scope"),
        ({"withdrawn_on": DAY}, "notice_withdrawn_has_a_day"),
    ],
)
def test_a_draft_does_not_contradict_itself(moc: law.Memorandum, columns: dict[str, Any], constraint: str) -> None:
    notice = law.notice(moc)
    with refused_by(constraint):
        update(notice, **columns)


@pytest.mark.parametrize("column", ["issued_at", "issued_on", "issued_by_id", "text_hash"])
def test_a_notice_is_not_issued_without_saying_when_by_whom_and_what(moc: law.Memorandum, column: str) -> None:
    notice = addressed(moc)
    empty = {column: "" if column == "text_hash" else None}
    with refused_by("notice_issued_says_when_and_by_whom"):
        update(notice, **issued(moc.officers["JP1"]) | empty)


def test_only_a_notice_of_an_emergency_names_one(moc: law.Memorandum) -> None:
    notice = law.notice(moc)
    with refused_by("notice_of_emergency_names_it"):
        update(notice, emergency_id=law.emergency(moc).pk)


def test_only_a_request_for_consultations_names_one(moc: law.Memorandum) -> None:
    notice = law.notice(moc)
    consultation = Consultation.objects.create(
        instrument=moc.instrument, reference="C-2026-901", raised_on=DAY, title_en="Fictitious", question_en="How?"
    )
    with refused_by("notice_of_consultation_names_it"):
        update(notice, consultation_id=consultation.pk)


def test_the_stated_last_day_does_not_lie_before_the_issue(moc: law.Memorandum) -> None:
    notice = addressed(moc, kind=NoticeKind.DISCONTINUE, stated_on=DAY - timedelta(days=1))
    with refused_by("notice_states_no_day_before_its_issue"):
        update(notice, **issued(moc.officers["JP1"]))


@pytest.mark.parametrize("missing", ["JP2", "CA1", "CA2", "CA3"])
def test_a_notice_goes_to_no_fewer_than_all_others(moc: law.Memorandum, missing: str) -> None:
    notice = addressed(moc, missing)
    with refused_by("notice_to_all_others"):
        update(notice, **issued(moc.officers["JP1"]))


def test_a_notice_is_not_entered_as_issued(moc: law.Memorandum) -> None:
    notice = law.notice(moc)
    with refused_by("notice_to_all_others"):
        insert_like(notice, reference="N-2026-900", **issued(moc.officers["JP1"]))


def test_a_notice_does_not_go_to_its_sender(moc: law.Memorandum) -> None:
    addressee = addressed(moc).addressees.all()[0]
    with refused_by("addressee_is_another"):
        insert_like(addressee, participant_id=moc.participants["JP1"].pk)


def test_notice_is_not_addressed_to_a_participant_without_a_seat(moc: law.Memorandum) -> None:
    addressee = addressed(moc).addressees.all()[0]
    with refused_by("addressee_of_a_seat"):
        insert_like(addressee, participant_id=ParticipantFactory.create(code="OUT", order=90).pk)


def test_a_notice_goes_to_each_participant_once_and_to_some_address(moc: law.Memorandum) -> None:
    addressee = addressed(moc).addressees.all()[0]
    with refused_by("notice_addresses_participant_once"):
        insert_like(addressee)
    with refused_by("addressee_has_an_address"):
        update(addressee, addresses=[])


def test_no_officer_gives_the_notice_of_another_participant(moc: law.Memorandum) -> None:
    notice = addressed(moc)
    with refused_by("notice_issued_by_own_officer"):
        update(notice, **issued(moc.officers["JP2"]))


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.CONTACT_OFFICER])
def test_only_a_contact_point_officer_gives_notice(moc: law.Memorandum, role: Role) -> None:
    notice = addressed(moc)
    by = moc.user("JP1", role) if role.belongs_to_participant else UserFactory.create(role=role)
    with refused_by("notice_by_an_officer"):
        update(notice, **issued(by))


@pytest.mark.parametrize(
    "columns",
    [
        {"body_en": "Other words."},
        {"subject_ja": "別"},
        {"kind": "modify"},
        {"link_only": True},
        {"issued_on": DAY - timedelta(days=1)},
        {"text_hash": "1" * 64},
    ],
)
def test_every_word_is_frozen_at_issue(moc: law.Memorandum, columns: dict[str, Any]) -> None:
    notice = law.issued(moc)
    with refused_by("notice_is_frozen"):
        update(notice, **columns)


def test_a_notice_does_not_come_back(moc: law.Memorandum) -> None:
    notice = law.issued(moc)
    with refused_by("notice_does_not_come_back"):
        update(notice, state="draft")
    notices.withdraw(notice=notice, by=moc.officers["JP1"], at=law.AT, reason="Overtaken.")
    for state in ("issued", "draft"):
        with refused_by("notice_does_not_come_back"):
            update(notice, state=state, withdrawn_on=None)


def test_a_notice_that_was_issued_is_never_deleted(moc: law.Memorandum) -> None:
    notice = law.issued(moc)
    with refused_by("notice_issued_is_never_deleted"):
        delete(notice)


def test_a_notice_of_discontinuance_is_not_withdrawn_after_its_last_day(moc: law.Memorandum) -> None:
    notice = law.issued(moc, kind=NoticeKind.DISCONTINUE, stated_on=DAY)
    with refused_by("notice_is_withdrawn_before_it_takes_effect"):
        update(notice, state="withdrawn", withdrawn_on=DAY + timedelta(days=1))


def test_a_withdrawn_notice_says_when(moc: law.Memorandum) -> None:
    notice = law.issued(moc)
    with refused_by("notice_withdrawn_has_a_day"):
        update(notice, state="withdrawn")


def test_after_issue_the_addressees_and_their_addresses_stay(moc: law.Memorandum) -> None:
    addressee = law.issued(moc).addressees.all()[0]
    with refused_by("addressees_are_frozen"):
        update(addressee, addresses=["other@b.example"])
    with refused_by("addressees_are_frozen"):
        delete(addressee)
    with refused_by("addressees_are_frozen"):
        insert_like(addressee)


def received(by: User) -> dict[str, Any]:
    """The columns that an acknowledgement writes."""
    return {"received_on": DAY, "acknowledged_at": law.AT, "acknowledged_by_id": by.pk}


def addressee_of(moc: law.Memorandum, code: str) -> NoticeAddressee:
    return law.issued(moc).addressees.get(participant=moc.participants[code])


@pytest.mark.parametrize("column", ["received_on", "acknowledged_at", "acknowledged_by_id"])
def test_an_acknowledgement_is_whole(moc: law.Memorandum, column: str) -> None:
    addressee = addressee_of(moc, "CA1")
    with refused_by("acknowledgement_is_whole"):
        update(addressee, **received(moc.officers["CA1"]) | {column: None})


def test_no_officer_acknowledges_for_another_participant(moc: law.Memorandum) -> None:
    addressee = addressee_of(moc, "CA1")
    for code in ("JP1", "CA2"):
        with refused_by("acknowledged_by_own_officer"):
            update(addressee, **received(moc.officers[code]))


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.CONTACT_OFFICER])
def test_only_a_contact_point_officer_acknowledges(moc: law.Memorandum, role: Role) -> None:
    addressee = addressee_of(moc, "CA1")
    by = moc.user("CA1", role) if role.belongs_to_participant else UserFactory.create(role=role)
    with refused_by("acknowledgement_by_an_officer"):
        update(addressee, **received(by))


@pytest.mark.parametrize("columns", [{"received_on": date(2026, 11, 1)}, {"acknowledged_at": None}])
def test_an_acknowledgement_stays(moc: law.Memorandum, columns: dict[str, Any]) -> None:
    addressee = addressee_of(moc, "CA1")
    update(addressee, **received(moc.officers["CA1"]))
    with refused_by("acknowledgement_stays"):
        update(addressee, **columns)


def test_what_was_not_issued_is_not_acknowledged(moc: law.Memorandum) -> None:
    addressee = addressed(moc).addressees.get(participant=moc.participants["CA1"])
    with refused_by("acknowledged_after_issue"):
        update(addressee, **received(moc.officers["CA1"]))


def test_the_log_of_a_notice_is_only_added_to(moc: law.Memorandum) -> None:
    entry = law.issued(moc).log.all()[0]
    with refused_by("notice_event_stays"):
        update(entry, detail="Otherwise.")
    with refused_by("notice_event_stays"):
        delete(entry)
