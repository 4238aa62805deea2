"""What stands under articles 2(c)(ii), 7 and 9 comes onto the agenda by itself, each line with its reason."""

from datetime import date, datetime, timedelta

import pytest

from commitments.enums import Effect, LanguageStatus, NoticeKind
from commitments.models import Consultation, Emergency, IpInstrument, IpInstrumentCommitment
from commitments.rules.codes import key_of
from commitments.services import decisions, notices
from dialogue.documents.agenda import AgendaDocument
from dialogue.rules.agenda.compiling import compile_items
from dialogue.rules.agenda.items import Item, ItemKind
from dialogue.rules.agenda.reasons import ReasonCode
from dialogue.services.agendas import compile_agenda
from dialogue.services.register import read_register
from tests.factories import law
from tests.factories.commitments import (
    AreaFactory,
    CommitmentFactory,
    LanguageVersionFactory,
    ProvisionFactory,
    ProvisionTextFactory,
    StateChangeFactory,
    TextVersionFactory,
)
from tests.factories.contacts import HandlingMarkFactory
from tests.factories.dialogue import DialogueFactory

pytestmark = pytest.mark.django_db

NOW = law.AT + timedelta(hours=1)


@pytest.fixture
def moc() -> law.Memorandum:
    moc = law.memorandum()
    DialogueFactory.create(instrument=moc.instrument, number=3, status="tentative", held_on=None)
    return moc


def items(moc: law.Memorandum, as_of: datetime = NOW) -> dict[ItemKind, Item]:
    register = read_register(dialogue=moc.instrument.dialogues.get(number=3), as_of=as_of)
    return {item.kind: item for item in compile_items(register)}


def written(moc: law.Memorandum, language: str = "en") -> AgendaDocument:
    dialogue = moc.instrument.dialogues.get(number=3)
    return compile_agenda(dialogue=dialogue, language=language, as_of=NOW)


def test_without_any_of_it_neither_item_is_there(moc: law.Memorandum) -> None:
    assert not {ItemKind.STATUS, ItemKind.DECISIONS} & set(items(moc))


def test_an_open_decision_says_whose_concurrence_it_awaits_and_who_objects(moc: law.Memorandum) -> None:
    decision = law.proposed(moc)
    law.concur(moc, decision, "JP1", "JP2", "CA1")
    decisions.object_to(
        decision=decision, by=moc.officers["CA2"], at=law.AT, text_hash=decision.text_hash, reason="Too wide."
    )
    (child,) = items(moc)[ItemKind.DECISIONS].children
    assert child.subject == decision.reference
    assert [(reason.code, reason.participant) for reason in child.reasons] == [
        (ReasonCode.AWAITS_CONCURRENCE, "CA3"),
        (ReasonCode.OBJECTED, "CA2"),
    ]


def test_what_is_decided_is_no_longer_proposed(moc: law.Memorandum) -> None:
    law.decided(moc)
    assert ItemKind.DECISIONS not in items(moc)


def test_what_is_decided_on_a_day_yet_to_begin_at_the_place_awaits_nobody(moc: law.Memorandum) -> None:
    decision, night = law.proposed(moc), law.AT.replace(hour=20)
    law.concur(moc, decision, "CA1", "CA2", "CA3", "JP1", "JP2", at=night)
    decision.refresh_from_db()
    assert decision.decided_on == night.date() + timedelta(days=1)
    assert ItemKind.DECISIONS not in items(moc, as_of=night)


def test_notices_consultations_and_emergencies_are_reasons_to_speak_of_the_status(moc: law.Memorandum) -> None:
    notice = law.issued(moc, kind=NoticeKind.DISCONTINUE)
    law.emergency(moc, begun_on=law.AT.date())
    Consultation.objects.create(
        instrument=moc.instrument, reference="C-2026-001", title_en="Fictitious question", raised_on=law.AT.date()
    )
    status = items(moc)[ItemKind.STATUS]
    assert [(reason.code, reason.record) for reason in status.reasons] == [
        (ReasonCode.NOTICE_RECEIVED, notice.reference),
        (ReasonCode.CONSULTATION_OPEN, "C-2026-001"),
        (ReasonCode.EMERGENCY_ON, "E-2026-901"),
    ]


def test_a_withdrawn_notice_is_no_reason(moc: law.Memorandum) -> None:
    notice = law.issued(moc)
    notices.withdraw(notice=notice, by=moc.officers["JP1"], at=law.AT, reason="Resolved.")
    assert ItemKind.STATUS not in items(moc)


@pytest.mark.parametrize("language", ["en", "fr", "ja"])
def test_every_agenda_says_the_status_of_the_moc_on_its_first_page(moc: law.Memorandum, language: str) -> None:
    notice = law.issued(moc, kind=NoticeKind.DISCONTINUE)
    sheet = written(moc, language).sheet
    assert sheet
    assert notice.reference in " ".join(map(str, sheet.points))


def test_the_agenda_of_an_earlier_day_does_not_know_later_receipts(moc: law.Memorandum) -> None:
    notice = law.issued(moc, kind=NoticeKind.DISCONTINUE)
    law.acknowledge(moc, notice, at=law.AT + timedelta(days=3))
    fact = read_register(dialogue=moc.instrument.dialogues.get(number=3), as_of=NOW).law.status.notice
    assert fact is not None
    assert fact.clock.last_receipt is None


def test_a_commitment_with_its_separate_instrument_asks_nothing_more(moc: law.Memorandum) -> None:
    commitment = CommitmentFactory.create(instrument=moc.instrument, ip_answer="expected")
    StateChangeFactory.create(commitment=commitment, after="active", on=date(2026, 1, 1))
    assert ItemKind.INTELLECTUAL_PROPERTY in items(moc)
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
    assert ItemKind.INTELLECTUAL_PROPERTY not in items(moc)


def test_a_further_area_is_new_and_a_retired_one_is_gone(moc: law.Memorandum) -> None:
    law.decided(moc, effect=Effect.FURTHER_AREA, subject_en="Fictitious area")
    (child,) = items(moc)[ItemKind.AREAS].children
    assert (child.subject, child.reasons[0].code) == ("2(c)(x)-1", ReasonCode.NEW)
    law.decided(moc, effect=Effect.RETIRE_AREA, retires_area=moc.instrument.areas.get(code="2(c)(x)-1"))
    assert ItemKind.AREAS not in items(moc)


def test_an_emergency_is_told_from_the_day_it_is_raised_until_a_dialogue_after_it_is_over(moc: law.Memorandum) -> None:
    emergency = law.emergency(moc, occurred_on=date(2026, 11, 1))

    def told() -> list[tuple[ReasonCode, date | None]]:
        status = items(moc).get(ItemKind.STATUS)
        return [(reason.code, reason.on) for reason in status.reasons] if status else []

    assert told() == [(ReasonCode.EMERGENCY_RAISED, date(2026, 11, 1))]
    Emergency.objects.filter(pk=emergency.pk).update(begun_on=date(2026, 11, 5), stood_down_on=date(2026, 11, 20))
    assert told() == [(ReasonCode.EMERGENCY_OVER, date(2026, 11, 20))]
    DialogueFactory.create(instrument=moc.instrument, number=2, status="held", held_on=date(2026, 11, 21))
    assert told() == []


@pytest.mark.parametrize("begun_on", [None, date(2026, 11, 5)])
def test_the_area_of_emergencies_is_not_silent_where_there_was_one(moc: law.Memorandum, begun_on: date | None) -> None:
    AreaFactory.create(instrument=moc.instrument, code="2(c)(ii)", key=key_of("2(c)(ii)"), order=9)
    for number, held_on in ((1, date(2024, 7, 2)), (2, date(2025, 8, 26))):
        DialogueFactory.create(instrument=moc.instrument, number=number, status="held", held_on=held_on)
    assert silent_areas(moc) == ["2(c)(i)", "2(c)(ii)"]
    law.emergency(moc, occurred_on=date(2026, 11, 1), begun_on=begun_on)
    assert silent_areas(moc) == ["2(c)(i)"]


def silent_areas(moc: law.Memorandum) -> list[str]:
    return [item.subject for item in items(moc)[ItemKind.AREAS].children if item.reasons[0].code is ReasonCode.SILENT]


def test_the_agenda_tells_text_areas_and_status_for_one_day(moc: law.Memorandum) -> None:
    """At 20:00 in UTC it is the next day in Tokyo, and not yet in Ottawa, where the Dialogue is held."""
    night, tomorrow = law.AT.replace(hour=20), law.AT.date() + timedelta(days=1)
    moc.instrument.dialogues.update(host=law.side("CA"))
    law.concur(moc, law.proposed(moc, effect=Effect.FURTHER_AREA, subject_en="Fictitious area"), at=night)
    modified(moc, "1(a)", "What 1(a) says from then on.", tomorrow)
    register = read_register(dialogue=moc.instrument.dialogues.get(number=3), as_of=night)
    assert (register.today, register.law.status.on) == (law.AT.date(), tomorrow)
    assert register.provisions == {"1(a)": "What 1(a) says from then on."}
    assert "2(c)(x)-1" in [area.code for area in register.areas]


def test_how_often_the_dialogue_is_held_is_said_only_as_the_text_in_effect_says(moc: law.Memorandum) -> None:
    DialogueFactory.create(instrument=moc.instrument, number=2, status="held", held_on=date(2025, 8, 26))
    modified(moc, "4(a)(i)", "The Dialogue will be held each half year.", law.AT.date())
    agenda = written(moc)
    assert agenda.sheet
    said = " ".join(map(str, agenda.sheet.points))
    assert "The last Dialogue was on 26 August 2025; the Third has been due since" in said
    assert "(article 4(a)(i))" in said
    assert "annually" not in repr(agenda)
    (cited,) = (annex for annex in agenda.annexes if annex.letter == "G")
    assert "Text in effect on 25 November 2026" in str(cited.paragraphs[0])


def modified(moc: law.Memorandum, code: str, text: str, effective_on: date) -> None:
    """Let a second version of the text take effect that has this provision alone."""
    version = TextVersionFactory.create(instrument=moc.instrument, number=2, effective_on=effective_on)
    english = LanguageVersionFactory.create(version=version, status=LanguageStatus.CONSOLIDATED)
    provision = moc.instrument.provisions.filter(code=code).first() or ProvisionFactory.create(
        instrument=moc.instrument, code=code, key=key_of(code), order=9
    )
    ProvisionTextFactory.create(provision=provision, language_version=english, text=text)
