"""Changes between “with debate” and “without debate”."""

from datetime import datetime

from core.text.times import displayed_text
from dialogue.enums import Track
from dialogue.models import Dialogue, TrackChange
from dialogue.rules.agenda import inputs


def track_changes(row: Dialogue, as_of: datetime, zone: str, *, edited: bool) -> tuple[inputs.TrackChange, ...]:
    """Return the changes made by then; with ``edited`` all, as the draft is read as it is now."""
    known = TrackChange.objects.filter(dialogue=row).shared()
    changes = known if edited else known.filter(changed_at__lte=as_of)
    return tuple(
        inputs.TrackChange(
            key=change.commitment.reference if change.commitment else change.item_key,
            track=Track(change.track),
            participant=change.participant.code if change.participant else "",
            reason=change.reason,
            on=displayed_text(
                change.changed_at, change.participant.side.time_zone if change.participant else zone
            ).date(),
        )
        for change in changes.select_related("participant__side", "commitment").order_by("changed_at", "pk")
    )
