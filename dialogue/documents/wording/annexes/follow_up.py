"""Annex B: the follow-up matrix, a row for each open action and each commitment that no action carries."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from commitments.enums import Origin
from dialogue.documents.agenda import Align, Annex, Column, Table, Text
from dialogue.documents.wording import state
from dialogue.documents.wording.voice import Voice
from dialogue.rules.agenda.facts import ActionFact, CommitmentFact


def follow_up(voice: Voice) -> Annex:
    rows = tuple(_rows(voice))
    table = Table(
        _("Actions and commitments, none of them legally binding"),
        (
            Column(_("Number"), 27),
            Column(_("Origin"), 28),
            Column(_("Action"), 56),
            Column(_("Lead"), 19),
            Column(_("Support"), 19),
            Column(_("Due"), 23),
            Column(_("State"), 25),
            Column(_("Last report"), 22),
            Column(_("Evidence"), 14, Align.END),
            Column(_("Proposal"), 16),
        ),
        rows,
    )
    return Annex("B", _("Annex B. Follow-up matrix"), tables=(table,) if rows else (), landscape=True)


def _rows(voice: Voice) -> Iterator[tuple[Text, ...]]:
    register = voice.register
    carried = set()
    for action in register.actions:
        commitment = register.commitment(action.commitment)
        if action.is_open or commitment:
            carried.add(action.commitment)
            yield _row(voice, action, commitment)
    for commitment in register.commitments:
        if commitment.reference not in carried:
            yield _row(voice, None, commitment)


def _row(voice: Voice, action: ActionFact | None, commitment: CommitmentFact | None) -> tuple[Text, ...]:
    one = action or commitment
    assert one is not None
    report = commitment.last_report if commitment else None
    number = commitment.reference if commitment else action.code if action else ""
    title = commitment.title if commitment else one.title
    lead = one.lead or (commitment.lead if commitment else None)
    support = one.support or (commitment.support if commitment else ())
    due = one.due_on or (commitment.due_on if commitment else None)
    return (
        voice.say(number),
        voice.say(_origin(voice, action, commitment)),
        voice.cell(title),
        voice.say(voice.participant(lead)),
        voice.say(voice.participants(support)),
        voice.say(voice.day(due)),
        voice.say(_state(voice, one, commitment)),
        voice.say(voice.day(report.reported_on) if report else _("None")),
        voice.say(str(commitment.evidence if commitment else 0)),
        voice.say(_proposal(voice, one, commitment)),
    )


def _origin(voice: Voice, action: ActionFact | None, commitment: CommitmentFact | None) -> str:
    if action:
        return _("Dialogue %(number)d, action %(code)s") % {"number": action.dialogue, "code": action.code}
    origin = commitment.origin if commitment else Origin.DIALOGUE
    return _("Before signature") if origin is Origin.BASELINE else str(origin.label)


def _state(voice: Voice, one: ActionFact | CommitmentFact, commitment: CommitmentFact | None) -> str:
    said = state.health(commitment) if commitment else _("Open")
    days = one.days_overdue(voice.register.today)
    if not days:
        return said
    return (
        said
        + pgettext("between facts on one record", "; ")
        + ngettext("overdue by %(days)d day", "overdue by %(days)d days", days) % {"days": days}
    )


def _proposal(voice: Voice, one: ActionFact | CommitmentFact, commitment: CommitmentFact | None) -> str:
    """What the secretariat proposes: close what is complete, raise what is late or at risk, continue the rest."""
    report = commitment.last_report if commitment else None
    if report and report.completion == "complete":
        # With a context: the word alone is also that of the button with which a page of the admin is left.
        return pgettext("of an action", "Close")
    late = bool(one.days_overdue(voice.register.today))
    if late or (report and report.health.needs_attention) or one.lead is None:
        return _("Raise")
    return _("Continue")
