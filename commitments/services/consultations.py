"""Services that create consultations (article 7(a))."""

from datetime import date

from django.db import transaction

from commitments.models import Consultation
from commitments.services.references import next_reference
from contacts.models import User


@transaction.atomic
def put_on_record(*, consultation: Consultation, by: User, on: date) -> None:
    """Create a consultation with the next reference number of the year of ``on``."""
    consultation.reference = next_reference(series=consultation.instrument.series("C"), year=on.year)
    consultation.entered_by = by
    consultation.save(force_insert=True)
