"""Changes between “with debate” and “without debate”."""

from datetime import datetime

from django.db.models import F

from core.text.times import displayed_text
from dialogue.enums import Track
from dialogue.models import Dialogue, TrackChange
from dialogue.rules.agenda import inputs


def track_changes(row: Dialogue, as_of: datetime, zone: str, *, edited: bool) -> tuple[inputs.TrackChange, ...]:
    """Return the changes made by then; with ``edited`` all, as the draft is read as it is now."""
    known = TrackChange.objects.filter(dialogue=row).shared()
    changes = (known if edited else known.filter(changed_at__lte=as_of)).annotate(
        code=F("participant__code"), reference=F("commitment__reference"), own_zone=F("participant__side__time_zone")
    )
    return tuple(
        inputs.TrackChange(
            key=change.reference or change.item_key,
            track=Track(change.track),
            participant=change.code or "",
            reason=change.reason,
            on=displayed_text(change.changed_at, change.own_zone or zone).date(),
        )
        for change in changes.order_by("changed_at", "pk")
    )
