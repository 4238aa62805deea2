"""What one Participant's notice by article 9(c) means for the others: said as open, and settled by joint decision."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.utils import translation

from commitments.documents.status import sentences
from commitments.enums import Effect, NoticeKind
from commitments.exceptions import DecisionIncompleteError
from commitments.models import Commitment, Instrument, Notice
from commitments.services import decisions, notices
from commitments.services.clocks import read_status, speech_of
from commitments.services.notice_detail import read_sheet
from commitments.services.notice_emails import copy_of
from commitments.services.notice_previews import preview
from moc.article_9_status import Standing
from mocportal.web.moc_status import read_moc_status
from tests.constraint_assertions import refused_by
from tests.factories import law
from tests.factories.commitments import CommitmentFactory

LAST_DAY = date(2027, 3, 1)
LATER = datetime(2026, 11, 27, 12, tzinfo=UTC)
AFTER = date(2027, 3, 10)
ARTICLE = "“This MOC may be discontinued at any time by any Participant by written notice.”"
OPEN = "The article does not state whether the others continue."


@pytest.fixture
def moc(db: None) -> law.Memorandum:
    return law.memorandum()


@pytest.fixture
def notice(moc: law.Memorandum) -> Notice:
    record = law.issued(moc, kind=NoticeKind.DISCONTINUE, stated_on=LAST_DAY)
    law.acknowledge(moc, record)
    moc.instrument.refresh_from_db()
    return record


def status_text(moc: law.Memorandum, on: date) -> str:
    with translation.override("en"):
        return " ".join(sentences(read_status(moc.instrument, on), speech_of(moc.instrument)))


def test_the_article_and_what_it_leaves_open_are_said_wherever_the_clock_is(
    moc: law.Memorandum, notice: Notice
) -> None:
    sender = str(moc.participants["JP1"])
    places = {
        "status": status_text(moc, law.AT.date()),
        "strip": read_moc_status(moc.instrument, law.AT.date()).strip,
        "notice": " ".join(read_sheet(notice, at=law.AT).clock),
        "mail": " ".join(copy_of(notice).lines),
    }
    for place, text in places.items():
        assert ARTICLE in text, place
        assert f"The notice is from {sender} alone. {OPEN}" in text, place


def test_both_are_said_before_the_notice_is_issued(moc: law.Memorandum) -> None:
    draft = law.notice(moc, kind=NoticeKind.DISCONTINUE)
    said = " ".join(preview(draft, at=law.AT).clock)
    assert ARTICLE in said
    assert OPEN in said


def test_other_notices_say_nothing_of_it(moc: law.Memorandum) -> None:
    assert ARTICLE not in " ".join(copy_of(law.issued(moc)).lines)


def test_where_the_others_continue_the_register_stays_open(moc: law.Memorandum, notice: Notice) -> None:
    commitment = CommitmentFactory.create(instrument=moc.instrument)
    assert moc.instrument.discontinued_on == LAST_DAY
    decision = law.proposed(moc, effect=Effect.OTHERS_CONTINUE)
    law.concur(moc, decision, at=LATER)
    notice.refresh_from_db()
    assert Instrument.objects.get(pk=moc.instrument.pk).discontinued_on is None
    assert notice.settled_by == decision
    # Of a day before the decision, the status is what it was.
    assert OPEN in status_text(moc, law.AT.date())
    before, after = status_text(moc, LAST_DAY), status_text(moc, AFTER)
    assert f"By joint decision {decision.reference}, the other Participants continue" in before
    assert OPEN not in before
    assert "has left the MOC" in after
    assert read_status(moc.instrument, AFTER).standing is Standing.IN_OPERATION
    with time_machine.travel(datetime(2027, 3, 10, 12, tzinfo=UTC), tick=False):
        Commitment.objects.filter(pk=commitment.pk).update(title_en="Changed afterwards")


def test_where_it_ends_for_all_the_register_closes(moc: law.Memorandum, notice: Notice) -> None:
    decision = law.decided(moc, effect=Effect.ENDS_FOR_ALL)
    moc.instrument.refresh_from_db()
    assert moc.instrument.discontinued_on == LAST_DAY
    assert f"By joint decision {decision.reference}, the MOC ends for all Participants." in status_text(moc, LAST_DAY)
    assert read_status(moc.instrument, AFTER).standing is Standing.DISCONTINUED


def test_a_later_notice_is_open_again(moc: law.Memorandum, notice: Notice) -> None:
    law.decided(moc, effect=Effect.OTHERS_CONTINUE)
    second = law.issued(moc, by="CA1", kind=NoticeKind.DISCONTINUE, stated_on=date(2027, 6, 1))
    moc.instrument.refresh_from_db()
    assert moc.instrument.discontinued_on == second.takes_effect_on == date(2027, 6, 1)
    assert second.settled_by is None


@pytest.mark.parametrize("effect", [Effect.OTHERS_CONTINUE, Effect.ENDS_FOR_ALL])
def test_without_a_notice_there_is_nothing_to_settle(moc: law.Memorandum, effect: Effect) -> None:
    draft = law.draft(moc, effect=effect)
    with pytest.raises(DecisionIncompleteError):
        decisions.propose(decision=draft, by=moc.officers["JP1"], at=law.AT)


def test_a_notice_that_was_withdrawn_is_not_settled(moc: law.Memorandum, notice: Notice) -> None:
    decision = law.proposed(moc, effect=Effect.OTHERS_CONTINUE)
    notices.withdraw(notice=notice, by=moc.officers["JP1"], at=law.AT, reason="Resolved.")
    with pytest.raises(DecisionIncompleteError):
        law.concur(moc, decision)


def test_after_the_last_day_nothing_is_settled(moc: law.Memorandum, notice: Notice) -> None:
    moc.instrument.discontinued_on = date(2026, 1, 1)
    moc.instrument.save()
    with refused_by("decision_register_is_open"):
        law.draft(moc, effect=Effect.OTHERS_CONTINUE)
