"""Services that create and update the records of the areas of cooperation."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _, gettext_lazy

from commitments.models import AreaEntry, AreaRecord, InformationReceiver, Instrument, Standard
from commitments.services.links import tie_just
from commitments.services.references import next_reference
from contacts.models import Participant, User
from contacts.services import marks
from core.db.changes import change_fields
from core.text.natural_order import natural_key

GIVER_RECEIVES = gettext_lazy("The Participant that gives the information cannot be a receiver.")


@transaction.atomic
def put_on_record(
    *, record: AreaEntry, instrument: Instrument, on: date, receivers: Iterable[Participant] | None = None
) -> None:
    """Create a record or a part of one; a record gets the next reference number of its series in the year of ``on``.

    ``receivers`` are those of information given.
    """
    if isinstance(record, AreaRecord):
        record.instrument = instrument
        series = f"{instrument.reference_prefix}-{record.SERIES}"
        record.reference = next_reference(series=series, year=on.year)
    record.save(force_insert=True)
    _give(record, receivers)


@transaction.atomic
def change(
    *,
    record: AreaEntry,
    by: User | None = None,
    reason: str = "",
    receivers: Iterable[Participant] | None = None,
    **fields: Any,
) -> None:
    """Update ``fields`` of a record or a part of one, whose row the caller has locked; None leaves the receivers.

    Raises MarkNotYoursError and ReasonMissingError if its handling mark becomes a wider one, as for a commitment.
    """
    marks.allow(record=record, mark=fields.get("mark"), by=by, reason=reason)
    change_fields(record, fields)
    _give(record, receivers)


def _give(record: AreaEntry, receivers: Iterable[Participant] | None) -> None:
    if receivers is not None:
        tie_just(InformationReceiver, "participant", {record: receivers}, by="information")


def same_standards(standards: Iterable[Standard], *, by: User) -> Iterator[tuple[Standard, str]]:
    """Yield a warning about each standard whose body and designation are those of another one that ``by`` can see.

    Nothing is refused: a constraint would reveal hidden standards.
    """
    known = defaultdict(set)
    for other in Standard.objects.visible_to(by).exclude(designation=""):
        known[_designated(other)].add(other.reference)
    for standard in standards:
        if others := known[_designated(standard)] - {standard.reference}:
            message = _("Other records have the same body and designation: %(references)s.")
            yield standard, message % {"references": ", ".join(sorted(others, key=natural_key))}


def _designated(standard: Standard) -> tuple[str, str]:
    return standard.body.strip().casefold(), standard.designation.strip().casefold()
