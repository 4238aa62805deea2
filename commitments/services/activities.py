"""Services that create and update activities and their links."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Model

from commitments.models import Activity, ActivityCommitment, ActivityParticipant, Commitment
from commitments.services.links import Kinds, Links, tie_just, tie_new
from commitments.services.references import keep_reference, next_reference, next_references
from contacts.models import Participant, User
from contacts.services import marks
from core.db.changes import change_fields, change_fields_of_many

LINKS: Kinds = {
    "participants": (ActivityParticipant, "participant"),
    "commitments": (ActivityCommitment, "commitment"),
}


@transaction.atomic
def put_on_record(*, activity: Activity, on: date, reference: str | None = None) -> None:
    """Create an activity with its reference number: ``reference``, or else the next one of the year of ``on``."""
    if reference is None:
        reference = next_reference(series=f"{activity.instrument.reference_prefix}-A", year=on.year)
    else:
        keep_reference(reference=reference)
    activity.reference = reference
    activity.save(force_insert=True)


@transaction.atomic
def put_many_on_record(*, several: Sequence[tuple[Activity, Links]], on: date) -> None:
    """Create activities of one instrument in the given order, with reference numbers and links.

    Links are keyed as in ``LINKS``. The number of SQL statements does not depend on the number of activities.
    """
    activities = [activity for activity, _links in several]
    series = f"{activities[0].instrument.reference_prefix}-A"
    references = next_references(series=series, year=on.year, count=len(activities))
    for activity, reference in zip(activities, references, strict=True):
        activity.reference = reference
    Activity.objects.bulk_create(activities)
    tie_new(several=several, kinds=LINKS, by="activity")


@transaction.atomic
def change(*, activity: Activity, by: User | None = None, reason: str = "", **fields: Any) -> None:
    """Update ``fields`` of an activity, whose row the caller has locked.

    Raises MarkNotYoursError and ReasonMissingError if its handling mark becomes a wider one, as for a commitment.
    """
    marks.allow(record=activity, mark=fields.get("mark"), by=by, reason=reason)
    change_fields(activity, fields)


@dataclass(frozen=True, slots=True)
class ActivityChange:
    """Update of an activity: new values of its fields, and its links keyed as in ``LINKS``."""

    activity: Activity
    fields: Mapping[str, Any]
    links: Links


@transaction.atomic
def change_many(
    *, changes: Sequence[ActivityChange], seen: Collection[tuple[int, int]], by: User | None = None, reason: str = ""
) -> None:
    """Update many activities and their links, with as many statements as for one.

    ``seen`` contains pairs of primary keys (activity, commitment) for the commitments that the editing user may see.
    Raises the same errors as ``change``.
    """
    for each in changes:
        marks.allow(record=each.activity, mark=each.fields.get("mark"), by=by, reason=reason)
    change_fields_of_many((each.activity, each.fields) for each in changes)
    for name, among in (("participants", None), ("commitments", seen)):
        _tie(name, {each.activity: each.links[name] for each in changes if name in each.links}, among=among)


def take_part(*, activity: Activity, participants: Iterable[Participant]) -> None:
    """Replace the Participants that take part in the activity."""
    _tie("participants", {activity: participants}, among=None)


def serve(*, activity: Activity, commitments: Iterable[Commitment], seen: Collection[int]) -> None:
    """Set the commitments that an activity serves, leaving links to commitments outside ``seen`` as they are.

    ``seen`` contains primary keys. A user who may not see every linked commitment cannot remove the hidden ones.
    """
    _tie("commitments", {activity: commitments}, among={(activity.pk, key) for key in seen})


def _tie(name: str, wanted: Mapping[Activity, Iterable[Model]], *, among: Collection[tuple[int, int]] | None) -> None:
    model, other = LINKS[name]
    tie_just(model, other, wanted, by="activity", among=among)
