"""Putting activities on record, and changing them with what they are tied to."""

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
    """Save a new activity with its number; without a ``reference`` the next one of the year of ``on`` is given."""
    if reference is None:
        reference = next_reference(series=f"{activity.instrument.reference_prefix}-A", year=on.year)
    else:
        keep_reference(reference=reference)
    activity.reference = reference
    activity.save(force_insert=True)


@transaction.atomic
def put_many_on_record(*, several: Sequence[tuple[Activity, Links]], on: date) -> None:
    """Save new activities of one instrument in their order, with their numbers, each tied to what stands beside it.

    What it is tied to stands under the names of ``LINKS``. As many statements as for one.
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
    """Change ``fields`` of an activity, which the caller has locked, and nothing else of it.

    Raises MarkNotYoursError and ReasonMissingError where its handling mark becomes a wider one, as of a commitment.
    """
    marks.allow(record=activity, mark=fields.get("mark"), by=by, reason=reason)
    change_fields(activity, fields)


@dataclass(frozen=True, slots=True)
class Change:
    """What is to become of an activity: of its own fields, and of what it is tied to under the names of ``LINKS``."""

    activity: Activity
    fields: Mapping[str, Any]
    links: Links


@transaction.atomic
def change_many(
    *, changes: Sequence[Change], seen: Collection[tuple[int, int]], by: User | None = None, reason: str = ""
) -> None:
    """Change many activities with what they are tied to, with as many statements as for one.

    ``seen`` are the pairs of an activity and a commitment, by their primary keys, of which whoever changes them sees
    the commitment. Raises what ``change`` raises.
    """
    for each in changes:
        marks.allow(record=each.activity, mark=each.fields.get("mark"), by=by, reason=reason)
    change_fields_of_many((each.activity, each.fields) for each in changes)
    for name, among in (("participants", None), ("commitments", seen)):
        _tie(name, {each.activity: each.links[name] for each in changes if name in each.links}, among=among)


def take_part(*, activity: Activity, participants: Iterable[Participant]) -> None:
    """Have just these Participants take part."""
    _tie("participants", {activity: participants}, among=None)


def serve(*, activity: Activity, commitments: Iterable[Commitment], seen: Collection[int]) -> None:
    """Have an activity serve these of the commitments ``seen``, by their primary keys; it keeps serving all others.

    Whoever changes the list does not see every commitment, and takes none away that was not in sight.
    """
    _tie("commitments", {activity: commitments}, among={(activity.pk, key) for key in seen})


def _tie(name: str, wanted: Mapping[Activity, Iterable[Model]], *, among: Collection[tuple[int, int]] | None) -> None:
    model, other = LINKS[name]
    tie_just(model, other, wanted, by="activity", among=among)
