"""Review of old commitments before each Dialogue: the lead keeps, restates or proposes to close each of them."""

from datetime import date, timedelta

# Active for this long on the day of the Dialogue.
OLD = timedelta(days=365)
# An answer this long before a Dialogue is an answer for it; Dialogues are a year apart.
RECENT = timedelta(days=183)


def is_unreviewed(*, active_since: date, reviewed_on: date | None, dialogue_on: date) -> bool:
    """Return whether a commitment active since that day needs a review before the Dialogue of ``dialogue_on``."""
    is_reviewed = reviewed_on is not None and reviewed_on >= dialogue_on - RECENT
    return active_since <= dialogue_on - OLD and not is_reviewed
