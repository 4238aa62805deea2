"""What stands under articles 2(c)(ii), 7 and 9 comes onto the agenda by itself, each line with its reason."""

from datetime import date, datetime, timedelta

import pytest

from commitments.enums import Effect, NoticeKind
from commitments.models import Consultation, IpInstrument, IpInstrumentCommitment
from commitments.services import decisions, notices
from dialogue.documents.agenda import Agenda
from dialogue.rules.agenda.compiling import compile_items
from dialogue.rules.agenda.items import Item, Kind
from dialogue.rules.agenda.reasons import ReasonCode
from dialogue.services.agendas import compile_agenda
from dialogue.services.register import read_register
from tests.factories import law
from tests.factories.commitments import CommitmentFactory, StateChangeFactory
from tests.factories.contacts import HandlingMarkFactory
from tests.factories.dialogue import DialogueFactory

pytestmark = pytest.mark.django_db

NOW = law.AT + timedelta(hours=1)


@pytest.fixture
def moc() -> law.Memorandum:
    moc = law.memorandum()
    DialogueFactory.create(instrument=moc.instrument, number=3, status="tentative", held_on=None)
    return moc


def items(moc: law.Memorandum, as_of: datetime = NOW) -> dict[Kind, Item]:
    register = read_register(dialogue=moc.instrument.dialogues.get(number=3), as_of=as_of)
    return {item.kind: item for item in compile_items(register)}


def written(moc: law.Memorandum, language: str = "en") -> Agenda:
    dialogue = moc.instrument.dialogues.get(number=3)
    return compile_agenda(dialogue=dialogue, language=language, as_of=NOW)


def test_without_any_of_it_neither_item_is_there(moc: law.Memorandum) -> None:
    assert not {Kind.STATUS, Kind.DECISIONS} & set(items(moc))


def test_an_open_decision_says_whose_concurrence_it_awaits_and_who_objects(moc: law.Memorandum) -> None:
    decision = law.proposed(moc)
    law.concur(moc, decision, "JP1", "JP2", "CA1")
    decisions.object_to(
        decision=decision, by=moc.officers["CA2"], at=law.AT, text_hash=decision.text_hash, reason="Too wide."
    )
    (child,) = items(moc)[Kind.DECISIONS].children
    assert child.subject == decision.reference
    assert [(reason.code, reason.participant) for reason in child.reasons] == [
        (ReasonCode.AWAITS_CONCURRENCE, "CA2"),
        (ReasonCode.AWAITS_CONCURRENCE, "CA3"),
        (ReasonCode.OBJECTED, "CA2"),
    ]


def test_what_is_decided_is_no_longer_proposed(moc: law.Memorandum) -> None:
    law.decided(moc)
    assert Kind.DECISIONS not in items(moc)


def test_what_is_decided_on_a_day_yet_to_begin_at_the_place_awaits_nobody(moc: law.Memorandum) -> None:
    decision, night = law.proposed(moc), law.AT.replace(hour=20)
    law.concur(moc, decision, "CA1", "CA2", "CA3", "JP1", "JP2", at=night)
    decision.refresh_from_db()
    assert decision.decided_on == night.date() + timedelta(days=1)
    assert Kind.DECISIONS not in items(moc, as_of=night)


def test_notices_consultations_and_emergencies_are_reasons_to_speak_of_the_status(moc: law.Memorandum) -> None:
    notice = law.issued(moc, kind=NoticeKind.DISCONTINUE)
    law.emergency(moc, begun_on=law.AT.date())
    Consultation.objects.create(
        instrument=moc.instrument, reference="C-2026-001", title_en="Fictitious question", raised_on=law.AT.date()
    )
    status = items(moc)[Kind.STATUS]
    assert [(reason.code, reason.record) for reason in status.reasons] == [
        (ReasonCode.NOTICE_RECEIVED, notice.reference),
        (ReasonCode.CONSULTATION_OPEN, "C-2026-001"),
        (ReasonCode.EMERGENCY_ON, "E-2026-901"),
    ]


def test_a_withdrawn_notice_is_no_reason(moc: law.Memorandum) -> None:
    notice = law.issued(moc)
    notices.withdraw(notice=notice, by=moc.officers["JP1"], at=law.AT, reason="Resolved.")
    assert Kind.STATUS not in items(moc)


@pytest.mark.parametrize("language", ["en", "fr", "ja"])
def test_every_agenda_says_the_status_of_the_moc_in_its_note(moc: law.Memorandum, language: str) -> None:
    notice = law.issued(moc, kind=NoticeKind.DISCONTINUE)
    note = " ".join(str(paragraph) for paragraph in written(moc, language).note)
    assert notice.reference in note


def test_the_agenda_of_an_earlier_day_does_not_know_later_receipts(moc: law.Memorandum) -> None:
    notice = law.issued(moc, kind=NoticeKind.DISCONTINUE)
    law.acknowledge(moc, notice, at=law.AT + timedelta(days=3))
    fact = read_register(dialogue=moc.instrument.dialogues.get(number=3), as_of=NOW).law.status.notice
    assert fact is not None
    assert fact.clock.last_receipt is None


def test_a_commitment_with_its_separate_instrument_asks_nothing_more(moc: law.Memorandum) -> None:
    commitment = CommitmentFactory.create(instrument=moc.instrument, ip_answer="expected")
    StateChangeFactory.create(commitment=commitment, after="active", on=date(2026, 1, 1))
    assert Kind.INTELLECTUAL_PROPERTY in items(moc)
    contract = IpInstrument.objects.create(
        instrument=moc.instrument,
        kind="licence",
        title_en="Fictitious licence",
        concluded_between="Two fictitious companies",
        custodian="A fictitious archive",
        held_by=moc.participants["CA1"],
        mark=HandlingMarkFactory.create(),
    )
    IpInstrumentCommitment.objects.create(ip_instrument=contract, commitment=commitment)
    assert Kind.INTELLECTUAL_PROPERTY not in items(moc)


def test_a_further_area_is_new_and_a_retired_one_is_gone(moc: law.Memorandum) -> None:
    law.decided(moc, effect=Effect.FURTHER_AREA, subject_en="Fictitious area")
    (child,) = items(moc)[Kind.AREAS].children
    assert (child.subject, child.reasons[0].code) == ("2(c)(x)-1", ReasonCode.NEW)
    law.decided(moc, effect=Effect.RETIRE_AREA, retires_area=moc.instrument.areas.get(code="2(c)(x)-1"))
    assert Kind.AREAS not in items(moc)
