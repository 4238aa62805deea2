"""Edit history of a commitment for the timeline on its page, from its snapshots."""

from collections.abc import Iterator

from audit.history_reader import entries
from commitments.models import Commitment
from commitments.services.edits import PARTS, Edit, EditedColumn, edit_source
from contacts.models import User


@edit_source
def edits(commitment: Commitment, viewer: User) -> Iterator[Edit]:
    for entry in entries(commitment, viewer, parts=PARTS):
        yield Edit(
            of=entry.of,
            key=entry.key,
            event=entry.event,
            at=entry.at,
            who=entry.who,
            reason=entry.reason,
            is_first=entry.is_first,
            columns=tuple(
                EditedColumn(change.column, change.label, change.before, change.after) for change in entry.changes
            ),
        )
