"""What must never happen to emergencies, consultations, instruments on intellectual property and contact points."""

from datetime import date, timedelta
from typing import Any

import pytest

from commitments.models import (
    Consultation,
    ConsultationProvision,
    EmergencyMineral,
    IpInstrument,
    IpInstrumentCommitment,
    Provision,
)
from contacts.enums import OfficerFunction
from contacts.models import ContactPoint
from tests.constraint_assertions import delete, insert_like, refused_by, update
from tests.factories import law
from tests.factories.commitments import CommitmentFactory, MineralFactory
from tests.factories.contacts import ContactPointOfficerFactory, HandlingMarkFactory, OfficialFactory

DAY = law.AT.date()
BEFORE = DAY - timedelta(days=1)


def emergency(moc: law.Memorandum) -> Any:
    return law.emergency(moc, begun_on=DAY)


def consultation(moc: law.Memorandum) -> Any:
    return Consultation.objects.create(
        instrument=moc.instrument, reference="C-2026-901", raised_on=DAY, title_en="Fictitious", question_en="How?"
    )


def ip_instrument(moc: law.Memorandum) -> Any:
    return IpInstrument.objects.create(
        instrument=moc.instrument,
        kind="licence",
        title_en="Fictitious licence",
        concluded_between="A and B",
        signed_on=DAY,
        custodian="A",
        held_by=moc.participants["CA1"],
        mark=HandlingMarkFactory.create(),
    )


@pytest.mark.parametrize(
    ("make", "columns", "constraint"),
    [
        (emergency, {"title_en": ""}, "emergency_has_a_title"),
        (emergency, {"stood_down_on": BEFORE}, "emergency_stands_down_after_it_begins"),
        (emergency, {"begun_on": None, "stood_down_on": DAY}, "emergency_stands_down_after_it_begins"),
        (consultation, {"title_en": ""}, "consultation_has_a_title"),
        (consultation, {"concluded_on": DAY}, "consultation_concludes_with_an_understanding"),
        (
            consultation,
            {"concluded_on": BEFORE, "understanding_en": "Thus."},
            "consultation_concludes_after_it_was_raised",
        ),
        (ip_instrument, {"title_en": ""}, "ip_instrument_has_a_title"),
        (ip_instrument, {"term_ends_on": BEFORE}, "ip_instrument_ends_after_it_was_signed"),
    ],
)
def test_a_row_does_not_contradict_itself(
    moc: law.Memorandum, make: Any, columns: dict[str, Any], constraint: str
) -> None:
    record = make(moc)
    with refused_by(constraint):
        update(record, **columns)


def mineral_of_emergency(moc: law.Memorandum) -> EmergencyMineral:
    return EmergencyMineral.objects.create(emergency=emergency(moc), mineral=MineralFactory.create())


def provision_of_consultation(moc: law.Memorandum) -> ConsultationProvision:
    provision = Provision.objects.get(code="1(a)")
    return ConsultationProvision.objects.create(consultation=consultation(moc), provision=provision)


def commitment_of_ip_instrument(moc: law.Memorandum) -> IpInstrumentCommitment:
    commitment = CommitmentFactory.create(instrument=moc.instrument)
    return IpInstrumentCommitment.objects.create(ip_instrument=ip_instrument(moc), commitment=commitment)


@pytest.mark.parametrize(
    ("make", "constraint"),
    [
        (mineral_of_emergency, "emergency_on_mineral_once"),
        (provision_of_consultation, "consultation_on_provision_once"),
        (commitment_of_ip_instrument, "ip_instrument_on_commitment_once"),
    ],
)
def test_the_same_is_not_linked_twice(moc: law.Memorandum, make: Any, constraint: str) -> None:
    link = make(moc)
    with refused_by(constraint):
        insert_like(link)


def test_a_contact_point_keeps_a_mailbox_once_it_has_one(moc: law.Memorandum) -> None:
    point = ContactPoint.objects.get(participant=moc.participants["CA1"])
    with refused_by("contact_point_stays_reachable"):
        update(point, mailbox="")
    with refused_by("contact_point_stays_reachable"):
        delete(point)
    update(point, mailbox="other@ca1.example")


def test_a_contact_point_is_reachable_while_its_officers_come_and_go(moc: law.Memorandum) -> None:
    point = ContactPoint.objects.get(participant=moc.participants["CA1"])
    officer = ContactPointOfficerFactory.create(contact_point=point)
    successor = OfficialFactory.create(participant=point.participant)
    with refused_by("contact_point_has_one_primary_at_a_time"):
        insert_like(officer, official_id=successor.pk, since=date(2026, 4, 1))
    insert_like(officer, official_id=successor.pk, function=OfficerFunction.COPY.value)
    delete(officer)
    assert point.is_reachable
