"""Consultations on record."""

from datetime import date

import pytest

from commitments.services import consultations
from contacts.enums import Role
from tests.factories.commitments import ShippedInstrumentFactory
from tests.factories.consultations_and_emergencies import ConsultationFactory
from tests.factories.contacts import UserFactory

pytestmark = pytest.mark.django_db


def test_the_numbers_of_a_year_follow_each_other() -> None:
    numbers, secretariat = [], UserFactory.create(role=Role.SECRETARIAT)
    for day in (date(2026, 11, 25), date(2026, 12, 1), date(2027, 1, 4)):
        consultation = ConsultationFactory.build(instrument=ShippedInstrumentFactory.create(), raised_by=None)
        consultations.put_on_record(consultation=consultation, by=secretariat, on=day)
        numbers.append(consultation.reference)
        assert consultation.entered_by == secretariat
    assert numbers == ["C-2026-001", "C-2026-002", "C-2027-001"]
