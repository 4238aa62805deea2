"""What a Dialogue asks of Participants and what it agreed on, for the reminders. Nothing binds (article 8(a))."""

from collections.abc import Iterator
from datetime import date, datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from commitments.models import Instrument
from commitments.services.obligations import AROUND_DUE_DATE, REACH
from contacts.enums import ReminderKind
from contacts.rules.letters import Letter
from contacts.rules.obligations import Obligation
from core.text.date_formatting import day
from dialogue.models import ActionItem
from dialogue.services.deadlines import deadlines


def owed(at: datetime) -> Iterator[Obligation]:
    """What is asked for by a planned day, and open actions with a lead and a due date, near the aware instant ``at``.

    An action that a commitment carries on is reminded of as that commitment; none of all that after the last day of
    the MOC.
    """
    yield from deadlines(at)
    today = at.date()
    near = ActionItem.objects.open().filter(
        lead__isnull=False, commitment__isnull=True, due_on__gte=today - REACH, due_on__lte=today + REACH
    )
    near = near.exclude(dialogue__instrument__in=Instrument.objects.closed(at))
    for action in near.select_related("dialogue__instrument"):
        assert action.due_on is not None
        yield _due(action, action.due_on)


def _due(action: ActionItem, due_on: date) -> Obligation:
    def words(_kind: ReminderKind, language: str) -> Letter:
        return Letter(
            subject=_("Reminder: action %(code)s, due on %(day)s")
            % {"code": action.code, "day": day(due_on, language)},
            lines=(
                _("%(dialogue)s, action %(code)s: %(title)s")
                % {"dialogue": action.dialogue, "code": action.code, "title": action.title},
                _("Please report on it in the portal. If the date has changed, change it there."),
            ),
            link=reverse("admin:dialogue_actionitem_change", args=[action.pk]),
            footer=str(action.dialogue.instrument.status_line),
        )

    return Obligation(
        key=f"action:{action.pk}", participant_id=action.lead_id or 0, due_on=due_on, days=AROUND_DUE_DATE, words=words
    )
