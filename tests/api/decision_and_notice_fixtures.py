"""Records of what the Participants decide together and notify to each other, each made for one of them."""

from datetime import date
from itertools import count

from commitments.enums import IpInstrumentKind
from commitments.models import (
    Consultation,
    Emergency,
    IpInstrument,
    IpInstrumentCommitment,
    JointDecision,
    Notice,
    Participation,
)
from contacts.enums import Audience, Role
from contacts.models import ContactPoint, Participant
from tests.factories import law
from tests.factories.commitments import CommitmentFactory, ShippedInstrumentFactory
from tests.factories.contacts import ContactPointFactory, HandlingMarkFactory, ParticipantFactory, UserFactory

serial = count(1)


def seated(own: Participant) -> law.Memorandum:
    """The shipped memorandum with a seat for ``own`` and for one more Participant, each with an officer."""
    moc = law.Memorandum(ShippedInstrumentFactory.create())
    for seat in (own, ParticipantFactory.create()):
        Participation.objects.get_or_create(instrument=moc.instrument, participant=seat, order=seat.order)
        if not ContactPoint.objects.filter(participant=seat).exclude(mailbox="").exists():
            ContactPointFactory.create(participant=seat, mailbox=f"{seat.code}@example.test".lower())
        moc.participants[seat.code] = seat
        moc.officers[seat.code] = UserFactory.create(role=Role.CONTACT_OFFICER, participant=seat)
    return moc


def draft_decision(own: Participant) -> JointDecision:
    return law.draft(seated(own), own.code)


def open_decision(own: Participant) -> JointDecision:
    moc = seated(own)
    decision = law.proposed(moc, own.code)
    law.concur(moc, decision, own.code)
    return decision


def draft_notice(own: Participant) -> Notice:
    return law.notice(seated(own), own.code)


def issued_notice(own: Participant) -> Notice:
    return law.issued(seated(own), own.code)


def emergency(own: Participant) -> Emergency:
    return law.emergency(seated(own), reference=f"E-2026-{next(serial)}", raised_by=own)


def consultation(own: Participant) -> Consultation:
    return Consultation.objects.create(
        instrument=ShippedInstrumentFactory.create(),
        reference=f"C-2026-{next(serial)}",
        raised_by=own,
        raised_on=date(2026, 11, 20),
        title_en="Fictitious question",
    )


def ip_instrument(own: Participant, audience: Audience = Audience.PARTICIPANTS) -> IpInstrument:
    """On a commitment that all Participants see."""
    record = IpInstrument.objects.create(
        instrument=ShippedInstrumentFactory.create(),
        kind=IpInstrumentKind.LICENCE,
        title_en="Fictitious licence",
        concluded_between="Two fictitious companies",
        custodian="The fictitious company",
        held_by=own,
        mark=HandlingMarkFactory.create(audience=audience),
    )
    IpInstrumentCommitment.objects.create(ip_instrument=record, commitment=CommitmentFactory.create())
    return record


def restricted_ip_instrument(own: Participant) -> IpInstrument:
    return ip_instrument(own, Audience.OWN_PARTICIPANT)
