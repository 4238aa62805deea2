"""Putting activities on record."""

from datetime import date

from django.db import transaction

from commitments.models import Activity
from commitments.services.references import keep_reference, next_reference


@transaction.atomic
def put_on_record(*, activity: Activity, on: date, reference: str | None = None) -> None:
    """Save a new activity with its number; without a ``reference`` the next one of the year of ``on`` is given."""
    if reference is None:
        reference = next_reference(series=f"{activity.instrument.reference_prefix}-A", year=on.year)
    else:
        keep_reference(reference=reference)
    activity.reference = reference
    activity.save(force_insert=True)
