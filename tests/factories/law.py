"""A memorandum with five seats, each with a contact point and an officer, and what is decided and notified under it."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from commitments.enums import Effect, NoticeKind, ProvisionKind, Scope
from commitments.models import (
    AreaOfCooperation,
    Emergency,
    FormOfCooperation,
    Instrument,
    JointDecision,
    LanguageVersion,
    Notice,
    Participation,
    Provision,
    ProvisionText,
    Signature,
    TextVersion,
)
from commitments.rules.codes import key_of
from commitments.services import decisions, notices
from contacts.enums import Role
from contacts.models import Participant, Side, User
from tests import tables
from tests.factories.commitments import ShippedInstrumentFactory
from tests.factories.contacts import ContactPointFactory, ParticipantFactory, SideFactory, UserFactory

SEATS = (("JP1", "JP"), ("JP2", "JP"), ("CA1", "CA"), ("CA2", "CA"), ("CA3", "CA"))

LISTS = ((AreaOfCooperation, "2(c)(i)", "2(c)(x)"), (FormOfCooperation, "3(a)(i)", "3(a)(vi)"))

# Noon in UTC: the same day in both capitals.
AT = datetime(2026, 11, 25, 12, tzinfo=UTC)


@dataclass
class Memorandum:
    """The instrument, its Participants by code in the order of the seats, and the officer of each."""

    instrument: Instrument
    participants: dict[str, Participant] = field(default_factory=dict)
    officers: dict[str, User] = field(default_factory=dict)

    @property
    def codes(self) -> list[str]:
        return list(self.participants)

    def user(self, code: str, role: Role = Role.CONTACT_OFFICER, **fields: Any) -> User:
        """Another account of a Participant."""
        return UserFactory.create(role=role, participant=self.participants[code], **fields)


def memorandum(seats: tuple[tuple[str, str], ...] = SEATS, *, unreachable: str = "") -> Memorandum:
    """In operation since 21 September 2023, with areas, forms and a text of three provisions.

    The contact point of ``unreachable`` has no address. In empty tables the rows are made once per process and copied
    afterwards, since each of them passes through triggers.
    """
    made: list[Memorandum] = []
    tables.make_once(f"memorandum {seats} {unreachable}", lambda: made.append(_make(seats, unreachable)))
    return made[0] if made else _read()


def _read() -> Memorandum:
    moc = Memorandum(Instrument.objects.get())
    moc.participants = {each.code: each for each in Participant.objects.select_related("side").order_by("order")}
    seats: dict[int | None, Participant] = {seat.pk: seat for seat in moc.participants.values()}
    for officer in User.objects.order_by("pk"):
        officer.participant = seats[officer.participant_id]
        moc.officers[officer.participant.code] = officer
    return moc


def _make(seats: tuple[tuple[str, str], ...], unreachable: str) -> Memorandum:
    moc = Memorandum(ShippedInstrumentFactory.create())
    for order, (code, side) in enumerate(seats, start=1):
        seat = ParticipantFactory.create(code=code, side=SideFactory.create(code=side), order=order)
        Participation.objects.create(instrument=moc.instrument, participant=seat, order=order)
        Signature.objects.create(instrument=moc.instrument, participant=seat, signed_on=date(2023, 9, 21))
        mailbox = "" if code == unreachable else f"contact@{code.lower()}.example"
        ContactPointFactory.create(participant=seat, mailbox=mailbox)
        moc.participants[code] = seat
        moc.officers[code] = UserFactory.create(role=Role.CONTACT_OFFICER, participant=seat)
    for model, listed, open_end in LISTS:
        for order, code in enumerate((listed, open_end), start=1):
            model.objects.create(
                instrument=moc.instrument,
                code=code,
                key=key_of(code),
                order=order,
                title_en=f"Fictitious entry {code}",
                is_open_ended=code == open_end,
            )
    _text(moc.instrument)
    return moc


def _text(instrument: Instrument) -> None:
    version = TextVersion.objects.create(instrument=instrument, number=1, effective_on=date(2023, 9, 21))
    for language in ("en", "ja"):
        words = LanguageVersion.objects.create(
            version=version, language=language, status="signed" if language == "en" else "courtesy"
        )
        for order, code in enumerate(("1(a)", "1(b)", "2(a)"), start=1):
            provision, _created = Provision.objects.get_or_create(
                instrument=instrument,
                code=code,
                defaults={"key": key_of(code), "kind": ProvisionKind.PARAGRAPH, "order": order},
            )
            ProvisionText.objects.create(
                provision=provision, language_version=words, text=f"What {code} says in {language}."
            )


def draft(moc: Memorandum, by: str = "JP1", **fields: Any) -> JointDecision:
    """A draft of a Participant; without anything else it has no effect in the register."""
    given = {"title_en": "Fictitious decision", "text_en": "The Participants jointly decide.", "effect": Effect.NONE}
    decision = JointDecision(instrument=moc.instrument, **given | fields)
    decisions.put_on_record(decision=decision, by=moc.officers[by], on=AT.date())
    return decision


def proposed(moc: Memorandum, by: str = "JP1", at: datetime = AT, **fields: Any) -> JointDecision:
    decision = draft(moc, by, **fields)
    decisions.propose(decision=decision, by=moc.officers[by], at=at)
    return decision


def concur(moc: Memorandum, decision: JointDecision, *codes: str, at: datetime = AT) -> None:
    """Let the Participants concur one after the other; all of them where none is named."""
    for code in codes or moc.codes:
        decisions.concur(decision=decision, by=moc.officers[code], at=at, text_hash=decision.text_hash)


def decided(moc: Memorandum, **fields: Any) -> JointDecision:
    decision = proposed(moc, **fields)
    concur(moc, decision)
    return decision


def notice(moc: Memorandum, by: str = "JP1", kind: NoticeKind = NoticeKind.GENERAL, **fields: Any) -> Notice:
    """A draft of a notice."""
    given = {"subject_en": "Fictitious notice", "body_en": "Fictitious words.\n\nA second paragraph."}
    if kind is NoticeKind.DISCONTINUE:
        given["scope"] = Scope.ENDS_FOR_ALL
    record = Notice(instrument=moc.instrument, kind=kind, **given | fields)
    notices.put_on_record(notice=record, by=moc.officers[by], on=AT.date())
    return record


def issued(moc: Memorandum, by: str = "JP1", at: datetime = AT, **fields: Any) -> Notice:
    record = notice(moc, by, **fields)
    notices.issue(notice=record, by=moc.officers[by], at=at)
    return record


def acknowledge(moc: Memorandum, record: Notice, *codes: str, at: datetime = AT, on: date | None = None) -> None:
    """Let the addressees acknowledge; all of them where none is named."""
    others = [code for code in moc.codes if moc.participants[code].pk != record.sender_id]
    for code in codes or others:
        notices.acknowledge(notice=record, by=moc.officers[code], at=at, received_on=on)


def emergency(moc: Memorandum, **fields: Any) -> Emergency:
    given = {"title_en": "Fictitious emergency", "reference": "E-2026-901", "occurred_on": AT.date()}
    return Emergency.objects.create(instrument=moc.instrument, **given | fields)


def side(code: str) -> Side:
    return Side.objects.get(code=code)
