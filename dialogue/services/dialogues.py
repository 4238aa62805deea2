"""Changing the status of a Dialogue; nothing else writes ``status`` once it is planned."""

from datetime import date

import pghistory
from django.db import transaction
from django.utils.translation import gettext as _

from contacts.exceptions import WayClosedError
from dialogue.enums import DialogueStatus
from dialogue.exceptions import DayMissingError
from dialogue.models import Dialogue
from dialogue.rules.lifecycle import may_become


@transaction.atomic
def change_status(*, dialogue: Dialogue, to: DialogueStatus, held_on: date | None = None, reason: str = "") -> None:
    """Take a Dialogue to another status by the ways of ``rules.lifecycle``; calendars see it as a new sequence.

    ``held_on`` is the day at the place of the meeting and counts only for one that was held. Raises WayClosedError
    where there is no such way from the present status, and DayMissingError where one was held on no known day.
    """
    locked = Dialogue.objects.select_for_update().get(pk=dialogue.pk)
    if not may_become(locked.status_of, to):
        raise WayClosedError(
            _("The Dialogue is “%(now)s” and cannot become “%(to)s” from there.")
            % {"now": locked.status_of.label, "to": to.label}
        )
    if to is DialogueStatus.HELD:
        locked.held_on = held_on or locked.held_on
        if locked.held_by is None:
            raise DayMissingError(_("Give the day on which it was held."))
    dialogue.status, dialogue.held_on, dialogue.sequence = to, locked.held_on, locked.sequence + 1
    with pghistory.context(**({"reason": reason.strip()} if reason.strip() else {})):
        dialogue.save(update_fields=["status", "held_on", "sequence"])
