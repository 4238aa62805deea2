"""Edits of a commitment as entries of its activity log, one for each save."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from django.utils.translation import gettext as _

from commitments.enums import ActivityKindFilter
from commitments.models import Commitment, Evidence, Milestone
from commitments.services.activity_log import ActivityEntry, ChangedField
from commitments.services.edits import LINKS, Edit, EditedColumn

# State changes and reports have entries of their own; the other columns are of no use to readers.
OMITTED_COLUMNS = frozenset(
    {
        *("state", "state_reason", "health", "completion", "superseded_by"),
        *("instrument", "reference", "original_language", "entered_by", "external_key"),
    }
)

# Longest text, in characters, that is shown before and after on a line.
LONGEST = 120

MILESTONES, EVIDENCE = "#milestones", "#evidence"


def edited_lines(
    edits: Iterable[Edit], milestones: Mapping[int, Milestone], evidence: Mapping[int, Evidence]
) -> Iterator[ActivityEntry]:
    """Yield the entries of ``edits``, with the current titles of ``milestones`` and ``evidence``.

    Both mappings are keyed by primary key. Evidence that no longer exists or is hidden from the reader is left out.
    """
    edits = list(edits)
    entered_at = min((edit.at for edit in edits if edit.of is Commitment and edit.is_first), default=None)
    of_record = [edit for edit in edits if edit.of is Commitment or edit.of in LINKS]
    for (at, who, reason), together in groupby(of_record, key=lambda edit: (edit.at, edit.who, edit.reason)):
        # Values present when the reader first saw the commitment are not edits.
        if entered_at is not None and at <= entered_at:
            continue
        changes = [
            _changed(column) for edit in together for column in edit.columns if column.name not in OMITTED_COLUMNS
        ]
        if changes:
            words = _("Record edited")
            yield ActivityEntry(
                ActivityKindFilter.EDIT, words, at=at, who=who, detail=reason, url="#text", changes=tuple(changes)
            )
    for edit in edits:
        if edit.of is Milestone:
            yield from _of_milestone(edit, milestones.get(edit.key))
        elif edit.of is Evidence and edit.event == "insert" and (entered := evidence.get(edit.key)):
            words = _("Evidence added")
            yield ActivityEntry(
                ActivityKindFilter.EVIDENCE, words, at=edit.at, who=edit.who, title=entered.title, url=EVIDENCE
            )


def _of_milestone(edit: Edit, now: Milestone | None) -> Iterator[ActivityEntry]:
    columns = {column.name: column for column in edit.columns}
    due = columns.get("due_on")
    if edit.event == "insert":
        words = _("Milestone added, due on %(day)s") % {"day": due.after if due else ""}
    elif edit.event == "delete":
        words = _("Milestone removed")
    elif due is not None and not edit.is_first:
        words = _("Milestone moved from %(before)s to %(after)s") % {"before": due.before, "after": due.after}
    else:
        return
    title = now.title if now else None
    title_changes = () if title else tuple(_changed(each) for name, each in columns.items() if name.startswith("title"))
    yield ActivityEntry(
        ActivityKindFilter.MILESTONE,
        words,
        at=edit.at,
        who=edit.who,
        title=title,
        detail=edit.reason,
        url=MILESTONES if now else "",
        changes=title_changes,
    )


def _changed(column: EditedColumn) -> ChangedField:
    if max(len(column.before), len(column.after)) > LONGEST:
        return ChangedField(column.label)
    return ChangedField(column.label, column.before, column.after)
