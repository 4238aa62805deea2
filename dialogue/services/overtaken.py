"""Issued agendas overtaken by a change of the meeting: reasons, and until when.

The files of an issue never change, so every page, feed and derived document shows the notice next to them.
"""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import get_language, gettext as _, override

from core.db.multilingual import in_three
from core.text.multilingual_text import LANGUAGES, MultilingualText, between_sentences
from dialogue.documents.text import changes
from dialogue.enums import AgendaStatus, DialogueStatus
from dialogue.models import Agenda, Dialogue
from dialogue.rules.agenda.changes import AgendaChange, ChangeCode, compare
from dialogue.rules.agenda.inputs import SideData
from dialogue.rules.agenda.issued_version import Snapshot, SnapshotMeeting
from dialogue.services.sides import host_first

# Columns for time, place and cancellation.
COLUMNS = (
    *("status", "local_start", "time_zone", "held_on", "minutes", "host__code", "format"),
    *in_three("city", "venue"),
)


def is_overtaken(meeting: dict[str, Any], dialogue: Mapping[str, Any]) -> bool:
    """Return whether the Dialogue was moved, changed or cancelled after the issue of an agenda.

    ``meeting`` is the stored description as issued, ``dialogue`` has the current ``COLUMNS``.
    """
    return dialogue["status"] == DialogueStatus.CANCELLED or bool(_changes(meeting, dialogue))


def is_agenda_overtaken(agenda: Agenda) -> bool:
    """Return whether an agenda was issued and its Dialogue was moved, changed or cancelled afterwards."""
    return agenda.status_of is not AgendaStatus.DRAFT and is_overtaken(agenda.meeting, _columns(agenda.dialogue))


def overtaken(*, dialogue: Dialogue, language: str = "") -> str:
    """Return the notice why the last issued agenda is overtaken, in ``language`` or the active one; else empty.

    While the Dialogue is ahead it ends by announcing a revision.
    """
    last = Agenda.objects.filter(dialogue=dialogue).issued().select_related("dialogue__instrument").last()
    if last is None:
        return ""
    language = language or (get_language() or "en")[:2]
    with override(language):
        return between_sentences(language).join(_sentences(last, dialogue, language))


def note_change(dialogue: Dialogue) -> None:
    """Update the last issued agenda, in the caller's transaction, when the meeting changes.

    Whether an agenda is overtaken is part of its API representation, so its version, ETag and change-feed entry must
    change with the meeting.
    """
    last = Agenda.objects.filter(dialogue=dialogue).issued().last()
    if last is not None:
        last.save(update_fields=["saved_at"])


def _columns(dialogue: Dialogue) -> dict[str, Any]:
    host = dialogue.host
    own = {name: getattr(dialogue, name) for name in COLUMNS if "__" not in name}
    return own | {"host__code": host.code if host else None}


def _sentences(last: Agenda, dialogue: Dialogue, language: str) -> tuple[str, ...]:
    if dialogue.status_of is DialogueStatus.CANCELLED:
        said = [_("%(symbol)s is out of date. The Dialogue was cancelled.") % {"symbol": last.symbol}]
        if dialogue.number_was is not None:
            said.append(_("Its number passed to the next Dialogue."))
        return tuple(said)
    changed = _changes(last.meeting, _columns(dialogue))
    if not changed:
        return ()
    said = [_("%(symbol)s is out of date. The meeting details have changed.") % {"symbol": last.symbol}]
    sides = [SideData(side.code, side.name, side.capital, side.time_zone) for side in host_first(dialogue)]
    for change in changed:
        if change.code is ChangeCode.TIME and change.after.wall_start is None and dialogue.status_of.is_ahead:
            said.append(_("The meeting was postponed and has no new date."))
        else:
            said.append(changes.of_meeting(change, sides, language))
    if dialogue.status_of.is_ahead:
        said.append(_("A revision has not been issued yet."))
    return tuple(said)


def _changes(meeting: dict[str, Any], dialogue: Mapping[str, Any]) -> tuple[AgendaChange, ...]:
    if not meeting:
        return ()
    as_issued = SnapshotMeeting.from_json(meeting)
    start = dialogue["local_start"] and dialogue["local_start"].replace(tzinfo=None)
    day, held_on = start.date() if start else None, dialogue["held_on"]
    now = SnapshotMeeting(
        wall_start=start,
        # A Dialogue without a zone had its host's when the agenda was issued.
        time_zone=dialogue["time_zone"] or as_issued.time_zone,
        # Before the meeting its date is that of the start.
        held_on=(held_on or day) if dialogue["status"] == DialogueStatus.HELD else (day or held_on),
        minutes=dialogue["minutes"],
        host=dialogue["host__code"],
        city=_words(dialogue, "city"),
        venue=_words(dialogue, "venue"),
        format=dialogue["format"],
    )
    return compare(Snapshot((), as_issued), Snapshot((), now))


def _words(dialogue: Mapping[str, Any], name: str) -> MultilingualText:
    return MultilingualText(**{language: dialogue[f"{name}_{language}"] for language in LANGUAGES})
