"""Emergencies, consultations and instruments on intellectual property over the API."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from commitments.enums import Effect
from commitments.models import (
    Consultation,
    ConsultationMeeting,
    ConsultationProvision,
    EmergencyMineral,
    IpInstrumentCommitment,
)
from contacts.enums import Audience, Role
from contacts.models import Participant
from tests.api import decision_and_notice_fixtures
from tests.api.conftest import client_of
from tests.factories import law
from tests.factories.commitments import CommitmentFactory, MineralFactory, ShippedInstrumentFactory
from tests.factories.contacts import HandlingMarkFactory

pytestmark = pytest.mark.django_db


def found(client: Client, records: str, **query: str) -> list[Any]:
    body = client.get(f"/api/v1/{records}/", query | {"count": "exact"}).json()
    keys = [each.get("reference", each.get("id")) for each in body["results"]]
    assert body["count"] == len(keys)
    return keys


def test_an_emergency_is_found_by_when_it_began_and_stood_down() -> None:
    moc = law.memorandum()
    client = client_of(moc.user("CA1", Role.PARTNER))
    running, ahead = law.emergency(moc), law.emergency(moc, reference="E-2026-902")
    mineral = MineralFactory.create(code="graphite")
    EmergencyMineral.objects.create(emergency=running, mineral=mineral)
    decision = law.decided(moc, effect=Effect.EMERGENCY_BEGINS, emergency=running)
    body = client.get(f"/api/v1/emergencies/{running.reference}/").json()
    assert (body["begun_on"], body["stood_down_on"], body["minerals"]) == ("2026-11-25", None, ["graphite"])
    assert found(client, "emergencies", begun_on__lte="2026-11-25", stood_down_on__isnull="true") == [running.reference]
    assert found(client, "emergencies", begun_on__isnull="true") == [ahead.reference]
    assert found(client, "emergencies", mineral="graphite") == [running.reference]
    assert found(client, "decisions", emergency=running.reference) == [decision.reference]


def test_a_consultation_has_its_provisions_and_meetings(ours: Participant, reader: Client) -> None:
    moc = law.memorandum()
    asked: Consultation = decision_and_notice_fixtures.consultation(ours)
    concluded = decision_and_notice_fixtures.consultation(ours)
    Consultation.objects.filter(pk=concluded.pk).update(
        understanding_en="Both readings are meant.", concluded_on=date(2026, 11, 24)
    )
    ConsultationProvision.objects.create(consultation=asked, provision=moc.instrument.provisions.get(code="2(a)"))
    ConsultationMeeting.objects.create(consultation=asked, held_on=date(2026, 11, 22), place_fr="Ottawa")
    body = reader.get(f"/api/v1/consultations/{asked.reference}/", {"lang": "ja"}).json()
    assert body["provisions"] == ["2.a"]
    (meeting,) = body["meetings"]
    assert (meeting["held_on"], meeting["place"], meeting["fallbacks"]["place"]) == ("2026-11-22", "Ottawa", "fr")
    assert found(reader, "consultations", concluded_on__isnull="true") == [asked.reference]
    assert found(reader, "consultations", concluded_on__gte="2026-11-01") == [concluded.reference]
    assert found(reader, "consultations", provision="2(a)") == [asked.reference]


def test_a_commitment_names_the_instruments_that_the_viewer_may_see(theirs: Participant, reader: Client) -> None:
    shared = decision_and_notice_fixtures.ip_instrument(theirs)
    commitment = shared.commitments.get()
    hidden = decision_and_notice_fixtures.restricted_ip_instrument(theirs)
    IpInstrumentCommitment.objects.create(ip_instrument=hidden, commitment=commitment)
    assert reader.get(f"/api/v1/commitments/{commitment.reference}/").json()["ip_instruments"] == [shared.pk]
    assert found(reader, "ip-instruments", commitment=commitment.reference) == [shared.pk]
    assert found(reader, "ip-instruments", held_by=theirs.code, kind="licence") == [shared.pk]


def test_an_instrument_names_no_commitment_that_is_hidden(theirs: Participant, reader: Client) -> None:
    ShippedInstrumentFactory.create()
    instrument = decision_and_notice_fixtures.ip_instrument(theirs)
    mark = HandlingMarkFactory.create(audience=Audience.OWN_PARTICIPANT)
    hidden = CommitmentFactory.create(lead=theirs, mark=mark)
    shown = instrument.commitments.get()
    IpInstrumentCommitment.objects.create(ip_instrument=instrument, commitment=hidden)
    body = reader.get(f"/api/v1/ip-instruments/{instrument.pk}/").json()
    assert body["commitments"] == [shown.reference]
    assert found(reader, "ip-instruments", commitment=hidden.reference) == []
