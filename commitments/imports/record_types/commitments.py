"""Record type of commitments."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from commitments.api.inputs import CommitmentEdit, CommitmentEntry
from commitments.enums import CommitmentState
from commitments.imports.record_columns import columns_of
from commitments.imports.record_types import base
from commitments.models import Commitment, Instrument
from commitments.records.commitment import COMMITMENT_FIELDS
from commitments.services import commitments
from commitments.services.links import LINKS
from commitments.services.references import trial_reference
from contacts.models import User
from contacts.services.today import today_for


def rows(viewer: User) -> QuerySet[Commitment]:
    return with_links(Commitment.objects.visible_to(viewer))


def with_links(found: QuerySet[Commitment]) -> QuerySet[Commitment]:
    """Prefetch all relations of a row, with a constant number of statements."""
    return found.select_related("lead", "country", "mark").prefetch_related(*LINKS)


def enter(writing: base.WriteContext, values: dict[str, Any]) -> Commitment:
    links = {name: values.pop(name) for name in LINKS if name in values}
    return commitments.enter(
        instrument=Instrument.objects.shipped(),
        by=writing.by,
        on=today_for(writing.by),
        state=CommitmentState(values.pop("state")),
        reference=trial_reference() if writing.trial else None,
        links=links,
        **values,
    )


def change(writing: base.WriteContext, record: Commitment, values: dict[str, Any]) -> None:
    links = {name: values.pop(name) for name in LINKS if name in values}
    commitments.change(commitment=record, by=writing.by, reason=writing.reason, links=links, **values)


COMMITMENTS = base.ImportRecordType(
    name="commitments",
    type_="commitment",
    title=_("Commitments"),
    model=Commitment,
    key="reference",
    lookup="reference",
    columns=columns_of(COMMITMENT_FIELDS),
    entry=CommitmentEntry,
    edit=CommitmentEdit,
    rows=rows,
    enter=enter,
    change=change,
)
