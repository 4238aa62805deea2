"""Outcomes of agenda items at the meeting: progress, result, summary, decision and actions.

Each function locks the Dialogue first, since several people act at the same time.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

import pghistory
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from contacts.models import Participant, User
from core.text.multilingual_text import LANGUAGES
from dialogue.enums import DialogueStatus, RecordStatus
from dialogue.exceptions import EditedByOtherError, ItemUnknownError, RoomClosedError
from dialogue.models import ActionItem, Dialogue, ItemOutcome, Record, Speaker
from dialogue.services.outline import OutlineItem, outline

# Texts of an outcome, each in three languages.
TEXTS = ("summary", "decision")

# Fields that a page may submit.
TYPED = ("result", "original_language", *(f"{name}_{language}" for name in TEXTS for language in LANGUAGES))


@dataclass(frozen=True, slots=True)
class NewAction:
    """Action entered at the meeting; ``title`` is in ``language``.

    ``entry`` is its idempotency key: a repeated submission creates one action.
    """

    title: str
    language: str
    lead: Participant | None = None
    support: tuple[Participant, ...] = ()
    due_on: date | None = None
    entry: UUID | None = None


@transaction.atomic
def begin(*, dialogue: Dialogue, item_key: str, by: User, at: datetime) -> ItemOutcome:
    """Start an item at the aware instant ``at``; this ends the current item and its speaker.

    An ended item resumes, and the pause does not count as its time. Raises RoomClosedError and ItemUnknownError.
    """
    open_room(dialogue)
    item_of(dialogue, item_key, at)
    outcome = _outcome(dialogue, item_key)
    if outcome.begun_at is not None and outcome.ended_at is None:
        return outcome
    with pghistory.context(user=by.pk):
        end_running(dialogue, at)
        if outcome.begun_at is None:
            outcome.begun_at = at
        elif outcome.ended_at is not None:
            outcome.seconds_paused += max(0, int((at - outcome.ended_at).total_seconds()))
            outcome.ended_at = None
        outcome.save(update_fields=["begun_at", "ended_at", "seconds_paused"])
    return outcome


@transaction.atomic
def end(*, dialogue: Dialogue, item_key: str, by: User, at: datetime) -> ItemOutcome:
    """End the discussion of an item and its speaker at ``at``; no-op if it is not under discussion.

    Raises RoomClosedError and ItemUnknownError.
    """
    open_room(dialogue)
    item_of(dialogue, item_key, at)
    outcome = _outcome(dialogue, item_key)
    if outcome.begun_at is not None and outcome.ended_at is None:
        with pghistory.context(user=by.pk):
            end_running(dialogue, at)
        outcome.refresh_from_db()
    return outcome


@transaction.atomic
def take_back(*, dialogue: Dialogue, item_key: str, by: User, at: datetime) -> ItemOutcome:
    """Reset an item that was started by mistake; its texts are unchanged.

    Raises RoomClosedError and ItemUnknownError.
    """
    open_room(dialogue)
    item_of(dialogue, item_key, at)
    outcome = _outcome(dialogue, item_key)
    with pghistory.context(user=by.pk):
        if outcome.begun_at is not None and outcome.ended_at is None:
            end_running(dialogue, at)
        outcome.begun_at, outcome.ended_at, outcome.seconds_paused = None, None, 0
        outcome.save(update_fields=["begun_at", "ended_at", "seconds_paused"])
    return outcome


@transaction.atomic
def save(
    *, dialogue: Dialogue, item_key: str, version: int, fields: Mapping[str, str], by: User, at: datetime
) -> ItemOutcome:
    """Save the fields of an item, named in ``TYPED``, edited from ``version``.

    Idempotent: values equal to the stored ones are accepted with any version, so an unacknowledged submission can be
    repeated. Raises EditedByOtherError on an edit conflict, RoomClosedError and ItemUnknownError.
    """
    open_room(dialogue)
    item_of(dialogue, item_key, at)
    outcome = _outcome(dialogue, item_key)
    changed = [name for name in TYPED if name in fields and getattr(outcome, name) != fields[name]]
    if not changed:
        return outcome
    if version != outcome.version:
        raise EditedByOtherError(
            _("%(who)s changed this item. Your text was not saved. Compare both texts and choose one.")
            % {"who": outcome.entered_by or _("Another user")}
        )
    for name in changed:
        setattr(outcome, name, fields[name])
    languages = {each for name in TEXTS for each in LANGUAGES if getattr(outcome, f"{name}_{each}")}
    if len(languages) == 1 and outcome.original_language not in languages:
        # The page autosaves before the user has selected a language: a single language is the original.
        outcome.original_language = languages.pop()
        changed.append("original_language")
    if outcome.decision and outcome.decision_number is None:
        others = ItemOutcome.objects.filter(dialogue=dialogue)
        outcome.decision_number = (others.aggregate(last=Max("decision_number"))["last"] or 0) + 1
        changed.append("decision_number")
    outcome.version, outcome.entered_by, outcome.entered_at = outcome.version + 1, by, at
    with pghistory.context(user=by.pk):
        outcome.save(update_fields=[*changed, "version", "entered_by", "entered_at"])
    return outcome


@transaction.atomic
def add_action(*, dialogue: Dialogue, item_key: str, action: NewAction, by: User, at: datetime) -> ActionItem:
    """Add an action under an item, with the next number of the Dialogue.

    Raises RoomClosedError and ItemUnknownError.
    """
    open_room(dialogue)
    sent: ActionItem | None = ActionItem.objects.filter(entry=action.entry, entry__isnull=False).first()
    if sent is not None:
        return sent
    item = item_of(dialogue, item_key, at)
    with pghistory.context(user=by.pk):
        entered = ActionItem(
            dialogue=dialogue,
            number=next_number(dialogue),
            item=item.number,
            original_language=action.language,
            lead=action.lead,
            due_on=action.due_on,
            entry=action.entry,
        )
        setattr(entered, f"title_{action.language}", action.title)
        entered.save(force_insert=True)
        entered.supporting.set([each for each in action.support if each != action.lead])
    return entered


def next_number(dialogue: Dialogue) -> int:
    """Return the number of the next action of ``dialogue``, which is locked until the transaction ends."""
    Dialogue.objects.select_for_update().get(pk=dialogue.pk)
    return (ActionItem.objects.filter(dialogue=dialogue).aggregate(last=Max("number"))["last"] or 0) + 1


def open_room(dialogue: Dialogue) -> None:
    """Lock the Dialogue until the transaction ends. Raises RoomClosedError if it takes no more entries."""
    status = Dialogue.objects.select_for_update().values_list("status", flat=True).get(pk=dialogue.pk)
    if status == DialogueStatus.CANCELLED:
        raise RoomClosedError(_("This Dialogue is cancelled. Outcomes cannot be entered."))
    if Record.objects.filter(dialogue=dialogue, status=RecordStatus.ADOPTED).exists():
        raise RoomClosedError(
            _("The record of this Dialogue has been adopted. It can only be corrected by a corrigendum.")
        )


def takes_entries(dialogue: Dialogue) -> bool:
    """Return whether ``open_room`` would accept the Dialogue now."""
    is_adopted = Record.objects.filter(dialogue=dialogue, status=RecordStatus.ADOPTED).exists()
    return dialogue.status != DialogueStatus.CANCELLED and not is_adopted


def item_of(dialogue: Dialogue, item_key: str, at: datetime) -> OutlineItem:
    """Return the agenda item of that key. Raises ItemUnknownError."""
    for item in outline(dialogue=dialogue, at=at, edited=True):
        if item.key == item_key:
            return item
    raise ItemUnknownError(_("This item is no longer on the agenda. Reload the page."))


def _outcome(dialogue: Dialogue, item_key: str) -> ItemOutcome:
    outcomes = ItemOutcome.objects.select_related("entered_by")
    outcome: ItemOutcome = outcomes.get_or_create(dialogue=dialogue, item_key=item_key)[0]
    return outcome


def end_running(dialogue: Dialogue, at: datetime) -> None:
    """End the current item and speaker, never before their start even if server clocks differ."""
    for running in (
        *ItemOutcome.objects.filter(dialogue=dialogue, begun_at__isnull=False, ended_at=None),
        *Speaker.objects.filter(dialogue=dialogue).speaking(),
    ):
        running.ended_at = max(at, running.begun_at)
        running.save(update_fields=["ended_at"])
