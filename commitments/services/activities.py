"""Putting activities on record, and changing them with what they are tied to."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Model

from commitments.models import Activity, ActivityCommitment, ActivityParticipant, Commitment
from commitments.services.references import keep_reference, next_reference, next_references
from contacts.models import Participant, User
from contacts.services import marks
from contacts.services.changes import change_fields

# Each by the name that the activity has for it: the model of the link, and the link's name for the other side.
LINKS: Mapping[str, tuple[type[Model], str]] = {
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
def put_many_on_record(*, several: Sequence[tuple[Activity, Mapping[str, Iterable[Model]]]], on: date) -> None:
    """Save new activities of one instrument in their order, with their numbers, each tied to what stands beside it.

    What it is tied to stands under the names of ``LINKS``. As many statements as for one.
    """
    activities = [activity for activity, _links in several]
    series = f"{activities[0].instrument.reference_prefix}-A"
    references = next_references(series=series, year=on.year, count=len(activities))
    for activity, reference in zip(activities, references, strict=True):
        activity.reference = reference
    Activity.objects.bulk_create(activities)
    for name, (model, other) in LINKS.items():
        rows = [
            model(activity=activity, **{other: record}) for activity, links in several for record in links.get(name, ())
        ]
        if rows:
            model._default_manager.bulk_create(rows)


@transaction.atomic
def change(*, activity: Activity, by: User | None = None, reason: str = "", **fields: Any) -> None:
    """Change ``fields`` of an activity, which the caller has locked, and nothing else of it.

    Raises MarkNotYoursError and ReasonMissingError where its handling mark becomes a wider one, as of a commitment.
    """
    marks.allow(record=activity, mark=fields.get("mark"), by=by, reason=reason)
    change_fields(activity, fields)


def take_part(*, activity: Activity, participants: Iterable[Participant]) -> None:
    """Have just these Participants take part."""
    _tie(activity, "participants", participants, among=None)


def serve(*, activity: Activity, commitments: Iterable[Commitment], seen: Collection[int]) -> None:
    """Have an activity serve these of the commitments ``seen``, by their primary keys; it keeps serving all others.

    Whoever changes the list does not see every commitment, and takes none away that was not in sight.
    """
    _tie(activity, "commitments", commitments, among=seen)


def _tie(activity: Activity, name: str, records: Iterable[Model], *, among: Collection[int] | None) -> None:
    model, other = LINKS[name]
    rows: Any = model._default_manager.filter(activity=activity)
    wanted = {record.pk: record for record in records}
    present = set(rows.values_list(f"{other}_id", flat=True))
    gone = {key for key in present - wanted.keys() if among is None or key in among}
    if gone:
        rows.filter(**{f"{other}__in": gone}).delete()
    new = [record for key, record in wanted.items() if key not in present]
    model._default_manager.bulk_create([model(activity=activity, **{other: record}) for record in new])
