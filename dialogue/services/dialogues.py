"""Schedule and status of a Dialogue; no other module writes these once it is planned.

Each change visible in calendars raises ``sequence``, so that clients accept the newer file; the UID is permanent.
Changes of a confirmed date notify contact points in the same transaction.
"""

from contextlib import AbstractContextManager
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

import pghistory
from django.db import transaction
from django.utils.translation import gettext as _

from contacts.models import User
from contacts.services.today import zones_of_sides
from core.refusals.errors import TransitionNotAllowedError
from core.text.local_times import shown_at
from core.text.multilingual_text import LANGUAGES
from dialogue.enums import DialogueStatus
from dialogue.exceptions import DayAheadError, DayMissingError
from dialogue.models import Dialogue
from dialogue.rules.lifecycle import may_become
from dialogue.services import announcements, delegations, key_dates, outcomes, series
from dialogue.services.announcements import DateChange
from dialogue.services.overtaken import note_change

# Columns visible in calendars.
SHOWN = ("local_start", "time_zone", "minutes", *(f"{text}_{code}" for text in ("city", "venue") for code in LANGUAGES))


@transaction.atomic
def schedule(*, dialogue: Dialogue, by: User, at: datetime, reason: str = "", **changes: Any) -> None:
    """Set or move date, hours, place and format of a Dialogue that is ahead; ``changes`` are its columns.

    Moving a confirmed date notifies contact points. Raises TransitionNotAllowedError if it is over or cancelled,
    DayMissingError if a confirmed one would lose its date, and NonexistentTimeError or AmbiguousTimeError if the local
    clocks skip or repeat the time.
    """
    locked = _locked(dialogue)
    if not locked.status_of.is_ahead:
        raise TransitionNotAllowedError(
            _("The status of the Dialogue is “%(now)s”. Its date and place cannot be changed.")
            % {"now": locked.status_of.label}
        )
    before = {name: getattr(locked, name) for name in changes}
    changed = [name for name in changes if changes[name] != before[name]]
    if not changed:
        return
    was = locked.starts_at
    for name in changed:
        setattr(locked, name, changes[name])
    check_time(locked.wall_start, locked.time_zone)
    is_confirmed = locked.status_of is DialogueStatus.CONFIRMED
    if is_confirmed and locked.local_start is None:
        raise DayMissingError(_("A confirmed Dialogue must have a date. Postpone it or mark it as tentative first."))
    shown = any(name in SHOWN for name in changed)
    if shown:
        locked.sequence += 1
    with _noted(by, reason):
        locked.save(update_fields=[*changed, "sequence"])
        note_change(locked)
    if shown and is_confirmed:
        announcements.announce(dialogue=locked, change=DateChange.MOVED, was=was, at=at)
    dialogue.refresh_from_db()


@transaction.atomic
def change_status(
    *,
    dialogue: Dialogue,
    to: DialogueStatus,
    by: User,
    at: datetime,
    held_on: date | None = None,
    start: datetime | None = None,
    reason: str = "",
) -> None:
    """Change the status of a Dialogue by the transitions of ``rules.lifecycle``, with a new calendar sequence.

    ``held_on`` is the local date of a Dialogue recorded as held; the next Dialogue is created in the same transaction.
    ``start`` is the new wall time of a postponed one, as stored in the column, or None while there is no new date.

    Raises TransitionNotAllowedError for an invalid transition, DayMissingError if one is confirmed or held without a
    date, DayAheadError for a future date, and what ``schedule`` raises for times.
    """
    locked = _locked(dialogue)
    now, was = locked.status_of, locked.starts_at
    if not may_become(now, to):
        raise TransitionNotAllowedError(
            _("The status of the Dialogue is “%(now)s”. It cannot be changed to “%(to)s”.")
            % {"now": now.label, "to": to.label}
        )
    match to:
        case DialogueStatus.CONFIRMED if locked.local_start is None:
            raise DayMissingError(_("Set the date and time before you confirm."))
        case DialogueStatus.POSTPONED:
            locked.local_start = start
            check_time(locked.wall_start, locked.time_zone)
        case DialogueStatus.HELD:
            _hold(locked, held_on, at)
    locked.status, locked.sequence = to, locked.sequence + 1
    with _noted(by, reason):
        locked.save(update_fields=["status", "local_start", "held_on", "year", "sequence"])
        note_change(locked)
        if to is DialogueStatus.HELD:
            # End the running item and speaker: the meeting is over.
            outcomes.end_running(locked, at)
            delegations.freeze(dialogue=locked)
            series.follow(held=locked, by=by, at=at)
    if change := _notification(now, to):
        announcements.announce(dialogue=locked, change=change, was=was, at=at)
    dialogue.refresh_from_db()


def check_time(wall: datetime | None, zone: str) -> None:
    """Check a wall time in ``zone``; error messages are in the active language.

    Raises NonexistentTimeError, AmbiguousTimeError, DayMissingError for a time without a zone, and what
    ``planning.check_day`` raises.
    """
    if wall is None:
        return
    key_dates.check_day(wall.date())
    if zone not in available_timezones():
        raise DayMissingError(_("Enter the IANA time zone of the venue."))
    shown_at(wall, zone)


def _hold(locked: Dialogue, held_on: date | None, at: datetime) -> None:
    start = locked.wall_start
    locked.held_on = held_on or locked.held_on or (start.date() if start else None)
    if locked.held_by is None:
        raise DayMissingError(_("Enter the date of the Dialogue."))
    if locked.held_on and locked.held_on > max(at.astimezone(ZoneInfo(zone)).date() for zone in zones_of_sides()):
        raise DayAheadError(
            _("The date is in the future. A Dialogue can be recorded as held only after it has taken place.")
        )
    locked.year = locked.held_on.year if locked.held_on else locked.year


def _notification(now: DialogueStatus, to: DialogueStatus) -> DateChange | None:
    """Return the notification for a change of status, if contact points are notified of it."""
    if to is DialogueStatus.CONFIRMED:
        return DateChange.CONFIRMED
    if to is DialogueStatus.CANCELLED:
        return DateChange.CANCELLED
    if now is DialogueStatus.CONFIRMED and to is DialogueStatus.POSTPONED:
        return DateChange.POSTPONED
    return DateChange.UNSETTLED if now is DialogueStatus.CONFIRMED and to is DialogueStatus.TENTATIVE else None


def _locked(dialogue: Dialogue) -> Dialogue:
    locked: Dialogue = Dialogue.objects.select_for_update(of=("self",)).select_related("instrument").get(pk=dialogue.pk)
    return locked


def _noted(by: User, reason: str) -> AbstractContextManager[Any]:
    context = {"reason": reason.strip()} if reason.strip() else {}
    noted: AbstractContextManager[Any] = pghistory.context(user=by.pk, **context)
    return noted
