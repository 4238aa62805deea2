"""When a record was entered is told with the zone of the clock: a time alone could be anybody's."""

import re
from typing import Any

import pytest
from factory.django import DjangoModelFactory

from contacts.enums import Role
from tests.factories.commitments import CommitmentFactory, ProgressReportFactory
from tests.factories.consultations_and_emergencies import ConsultationFactory, EmergencyFactory
from tests.factories.dialogue import AgendaFactory
from tests.fixtures.ministries import SignIn, address


@pytest.mark.parametrize(
    ("factory", "facts", "told"),
    [
        (CommitmentFactory, {}, ("Created", "Updated")),
        (EmergencyFactory, {}, ("Created",)),
        (ConsultationFactory, {}, ("Created",)),
        (AgendaFactory, {}, ("Register data as of", "Saved")),
    ],
)
def test_moments_bear_their_zone(
    factory: type[DjangoModelFactory[Any]], facts: dict[str, Any], told: tuple[str, ...], sign_in: SignIn
) -> None:
    record = factory.create(**facts)
    url = address("change", record, model=record._meta.label_lower.replace(".", "_"))
    page = sign_in(Role.SECRETARIAT).get(url).text
    for label in told:
        assert re.search(rf"<label>{label}:</label>\s*<div[^>]*>[^<]*\d UTC</div>", page), label


def test_a_report_that_was_not_submitted_says_so(sign_in: SignIn) -> None:
    report = ProgressReportFactory.create(entered_by__role=Role.SECRETARIAT, entered_by__participant=None)
    assert report.submitted_at is None
    editor = sign_in(Role.EDITOR, report.participant)
    page = editor.get(address("change", report, model="commitments_progressreport")).text
    assert re.search(r"<label>Submitted:</label>\s*<div[^>]*>\s*None\s*</div>", page)
