"""Notices: to exactly the other four, frozen at issue, acknowledged by each, with the clock of article 9(c)."""

from datetime import UTC, date, datetime

import pytest

from commitments.enums import NoticeKind, Scope
from commitments.exceptions import (
    AlreadyAcknowledgedError,
    ContactPointUnreachableError,
    DayImpossibleError,
    NoticeNotOpenError,
)
from commitments.models import Commitment
from commitments.services import notices
from commitments.services.clocks import clock_of, read_status
from contacts.enums import MessageState, Role
from contacts.exceptions import NotYoursError
from contacts.models import ContactPoint, Message
from moc.article_9_status import Standing
from tests.constraint_assertions import refused_by
from tests.factories import law
from tests.factories.commitments import CommitmentFactory
from tests.factories.contacts import UserFactory

pytestmark = pytest.mark.django_db

LAST_OF_FEBRUARY = datetime(2027, 2, 28, 12, tzinfo=UTC)


@pytest.fixture
def moc() -> law.Memorandum:
    return law.memorandum()


def test_a_notice_goes_to_the_other_four_and_a_copy_to_each_mailbox(moc: law.Memorandum) -> None:
    notice = law.issued(moc, by="CA2")
    addressees = notice.addressees.values_list("participant__code", "addresses")
    assert dict(addressees) == {code: [f"contact@{code.lower()}.example"] for code in ("JP1", "JP2", "CA1", "CA3")}
    copies = Message.objects.filter(key=f"notice:{notice.reference}")
    assert sorted(copies.values_list("address", flat=True)) == sorted(
        address for addresses in dict(addressees).values() for address in addresses
    )


def test_a_copy_carries_the_text_unless_it_is_to_stay_out_of_mail(moc: law.Memorandum) -> None:
    plain, kept = law.issued(moc), law.issued(moc, link_only=True)
    assert "A second paragraph." in Message.objects.filter(key=f"notice:{plain.reference}")[0].text
    copy = Message.objects.filter(key=f"notice:{kept.reference}")[0]
    assert "paragraph" not in copy.text + copy.html + copy.subject
    assert "Fictitious notice" not in copy.text + copy.html + copy.subject


def test_the_mail_says_which_language_its_subject_is_in_and_where_it_is_cut_as_well(moc: law.Memorandum) -> None:
    ContactPoint.objects.filter(participant__code="CA1").update(language="fr")
    short, long = law.issued(moc), law.issued(moc, subject_en="Long subject " * 20)
    subjects = [
        Message.objects.get(key=f"notice:{notice.reference}", participant__code="CA1").subject
        for notice in (short, long)
    ]
    assert subjects[0] == f"{short.reference}\u00a0: Fictitious notice (en anglais)"
    assert subjects[1].endswith(" (en anglais)")
    own = Message.objects.get(key=f"notice:{short.reference}", participant__code="CA2")
    assert own.subject == f"{short.reference}: Fictitious notice"


@pytest.mark.parametrize("link_only", [False, True])
def test_word_of_a_withdrawal_stands_by_itself_where_it_precedes_the_copy(
    moc: law.Memorandum, *, link_only: bool
) -> None:
    notice = law.issued(moc, link_only=link_only)
    copy = Message.objects.filter(key=f"notice:{notice.reference}", participant__code="CA1")
    assert copy.get().state == MessageState.QUEUED
    notices.withdraw(notice=notice, by=moc.officers["JP1"], at=law.AT, reason="Differences resolved.")
    mail = Message.objects.get(key=f"notice:{notice.reference}:withdrawn", participant__code="CA1")
    assert f"JP1 withdrew its notice {notice.reference} of 25 November 2026: {notice.kind_of.label}." in mail.text
    assert "If you receive the notice after this email, no acknowledgement is required." in mail.text
    assert ("Fictitious notice" in mail.text) is not link_only


def test_it_is_not_issued_while_a_contact_point_has_no_address() -> None:
    moc = law.memorandum(unreachable="CA3")
    notice = law.notice(moc)
    with pytest.raises(ContactPointUnreachableError, match="CA3"):
        notices.issue(notice=notice, by=moc.officers["JP1"], at=law.AT)
    assert not notice.addressees.exists()


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.CONTACT_OFFICER])
def test_nobody_but_a_contact_point_officer_gives_notice(moc: law.Memorandum, role: Role) -> None:
    notice = law.notice(moc)
    by = moc.user("JP1", role) if role.belongs_to_participant else UserFactory.create(role=role)
    with pytest.raises(NotYoursError):
        notices.issue(notice=notice, by=by, at=law.AT)


def test_nobody_acknowledges_for_another(moc: law.Memorandum) -> None:
    notice = law.issued(moc)
    with pytest.raises(NotYoursError):
        notices.acknowledge(notice=notice, by=moc.officers["JP1"], at=law.AT)


def test_receipt_is_acknowledged_once(moc: law.Memorandum) -> None:
    notice = law.issued(moc)
    law.acknowledge(moc, notice, "CA1")
    with pytest.raises(AlreadyAcknowledgedError):
        notices.acknowledge(notice=notice, by=moc.user("CA1"), at=law.AT)


@pytest.mark.parametrize("day", [date(2026, 11, 24), date(2026, 11, 26)])
def test_it_is_received_between_issue_and_today(moc: law.Memorandum, day: date) -> None:
    notice = law.issued(moc)
    with pytest.raises(DayImpossibleError):
        law.acknowledge(moc, notice, "CA1", on=day)


def test_the_clock_starts_at_the_last_receipt_and_takes_the_later_counting(moc: law.Memorandum) -> None:
    notice = law.issued(moc, kind=NoticeKind.DISCONTINUE)
    law.acknowledge(moc, notice, "JP2", "CA1", "CA2")
    assert notice.takes_effect_on is None
    assert clock_of(notice).missing == ("CA3",)
    law.acknowledge(moc, notice, "CA3", at=LAST_OF_FEBRUARY)
    clock = clock_of(notice)
    assert clock.from_receipt is not None
    assert (clock.from_receipt.same_number, clock.from_receipt.day_before_corresponding) == (
        date(2027, 5, 28),
        date(2027, 5, 31),
    )
    moc.instrument.refresh_from_db()
    assert notice.takes_effect_on == moc.instrument.discontinued_on == date(2027, 5, 31)


def test_short_notice_is_recorded_and_flagged(moc: law.Memorandum) -> None:
    notice = law.issued(moc, kind=NoticeKind.DISCONTINUE, stated_on=date(2026, 12, 31), scope=Scope.GIVER_WITHDRAWS)
    assert clock_of(notice).is_short
    assert notice.takes_effect_on == date(2026, 12, 31)


def test_withdrawal_before_the_last_day_stops_the_clock(moc: law.Memorandum) -> None:
    notice = law.issued(moc, kind=NoticeKind.DISCONTINUE)
    law.acknowledge(moc, notice)
    notices.withdraw(notice=notice, by=moc.officers["JP1"], at=law.AT, reason="Differences resolved.")
    moc.instrument.refresh_from_db()
    assert moc.instrument.discontinued_on is None
    assert read_status(moc.instrument, date(2027, 6, 1)).standing is Standing.IN_OPERATION


def test_after_the_last_day_it_cannot_be_withdrawn(moc: law.Memorandum) -> None:
    notice = law.issued(moc, kind=NoticeKind.DISCONTINUE)
    law.acknowledge(moc, notice)
    with pytest.raises(NoticeNotOpenError):
        notices.withdraw(notice=notice, by=moc.officers["JP1"], at=LAST_OF_FEBRUARY, reason="Late.")


def test_after_the_last_day_the_register_is_read_only_and_whole(moc: law.Memorandum) -> None:
    commitment = CommitmentFactory.create(instrument=moc.instrument)
    moc.instrument.discontinued_on = date(2026, 1, 1)
    moc.instrument.save()
    with refused_by("commitment_register_is_open"):
        Commitment.objects.filter(pk=commitment.pk).update(title_en="Changed")
    with refused_by("commitment_register_is_open"):
        commitment.delete()
    assert Commitment.objects.filter(pk=commitment.pk).exists()


def test_an_editor_drafts_and_an_officer_issues(moc: law.Memorandum) -> None:
    notice = law.notice(moc)
    with pytest.raises(NotYoursError):
        notices.issue(notice=notice, by=moc.user("JP1", Role.EDITOR), at=law.AT)
    notices.issue(notice=notice, by=moc.user("JP1"), at=law.AT)
    assert notice.state == "issued"
