"""Whether anything that a partner system may see has changed since a moment, for ``If-Modified-Since``.

A second is too coarse for a record that changes twice in it, a deleted record leaves no date on its list, and a change
can be seen later than it was made. So what is asked here is the log of changes, and not the dates of the records: of
all that the Participant may see, of the account itself, and of a margin that is longer than any transaction takes.
"""

from datetime import UTC, datetime, timedelta
from typing import Any

from django.db import connection
from django.utils import timezone

from core.feed.audiences import CIRCLE
from core.feed.sequencer import settle
from core.feed.visibility import circle_of

# A change is dated by when it was made, and seen once its transaction has ended.
MARGIN = timedelta(minutes=10)
# Places follow the ends of transactions, and dates their beginnings: so many changes can lie between the two.
LOOKED_AT = 1000

# Whether something waits for its place, and whether one of the latest changes came after the moment.
STATEMENT = """
SELECT EXISTS (SELECT FROM history_change WHERE position IS NULL), coalesce((
    SELECT max(latest.at) FROM (
        SELECT at FROM history_change
        WHERE (seen_by <> '{}' OR lost_by <> '{}') AND (seen_by && %(audiences)s::bigint[]
            OR lost_by && %(audiences)s::bigint[])
        ORDER BY position DESC LIMIT %(most)s
    ) latest
) > %(moment)s, false) OR EXISTS (
    SELECT FROM contacts_userevent WHERE pgh_obj_id = %(account)s AND pgh_created_at > %(moment)s
)
"""


def unchanged_since(*, viewer: Any, moment: datetime) -> bool:
    """Whether every answer to ``viewer``, a partner system's account, is what it was at the aware ``moment``.

    False where that is not certain: of another day in UTC too, since some texts are those of today.
    """
    now = timezone.now()
    if moment > now or moment.astimezone(UTC).date() != now.astimezone(UTC).date():
        return False
    return settled_until(viewer, moment)


def settled_until(viewer: Any, moment: datetime) -> bool:
    """Whether nothing waits for its place in the log, and nothing in it came after ``moment`` less the margin."""
    waiting, changed = _asked(viewer, moment)
    if waiting and settle():
        waiting, changed = _asked(viewer, moment)
    return not (waiting or changed)


def _asked(viewer: Any, moment: datetime) -> tuple[bool, bool]:
    audience = viewer.participant_id or CIRCLE
    given: dict[str, Any] = {
        "audiences": circle_of(audience),
        "most": LOOKED_AT,
        "moment": moment - MARGIN,
        "account": viewer.pk,
    }
    with connection.cursor() as cursor:
        cursor.execute(STATEMENT, given)
        waiting, changed = cursor.fetchone()
    return bool(waiting), bool(changed)
