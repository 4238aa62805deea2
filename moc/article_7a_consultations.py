"""Article 7(a): consultations on interpretation or application.

"The Participants will endeavour to resolve any issue regarding the interpretation or application of this MOC through
consultations."

Computed: whether a consultation is open.
Facts: the day on which the Participants recorded their common understanding.
Left open: procedure and time limits. There is no outcome other than a common understanding.
"""

from datetime import date


def is_open(concluded_on: date | None) -> bool:
    """Return whether a consultation has no common understanding yet."""
    return concluded_on is None
