"""Delegations: each ministry edits its own until the Dialogue is held; then they are frozen."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pghistory
from django.db import models, transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from contacts.models import Official, Participant, User
from core.text.multilingual_text import LANGUAGES
from dialogue.enums import DelegateFunction, DialogueStatus
from dialogue.exceptions import DelegationFrozenError
from dialogue.models import CoChair, Delegate, Dialogue

# Texts frozen at the meeting, each in three languages.
TEXTS = ("title", "organization")


@dataclass(frozen=True, slots=True)
class DelegatePosition:
    """Function and position of a delegate."""

    delegate: Delegate
    function: DelegateFunction
    order: int


@transaction.atomic
def name(
    *,
    dialogue: Dialogue,
    participant: Participant,
    official: Official,
    by: User,
    function: DelegateFunction = DelegateFunction.MEMBER,
) -> Delegate:
    """Add an official of ``participant`` to its delegation, in the last position.

    Database constraints refuse a second head and duplicates. Raises DelegationFrozenError after the Dialogue was held,
    except for the secretariat.
    """
    _open(dialogue, by)
    rows = Delegate.objects.filter(dialogue=dialogue, participant=participant)
    last = rows.aggregate(last=Max("order"))["last"] or 0
    delegate = Delegate(
        dialogue=dialogue, participant=participant, official=official, function=function, order=last + 1
    )
    delegate.save()
    if _is_held(dialogue):
        _freeze(delegate)
    return delegate


@transaction.atomic
def name_new(
    *,
    dialogue: Dialogue,
    official: Official,
    by: User,
    function: DelegateFunction = DelegateFunction.MEMBER,
) -> Delegate:
    """Record a new official and add this person to the delegation. Raises as ``name`` does."""
    _open(dialogue, by)
    official.save()
    return name(dialogue=dialogue, participant=official.participant, official=official, by=by, function=function)


@transaction.atomic
def arrange(*, dialogue: Dialogue, participant: Participant, places: Sequence[DelegatePosition], by: User) -> None:
    """Set functions and order of one ministry's delegates. Raises as ``name`` does."""
    _open(dialogue, by)
    own = {
        row.pk: row for row in Delegate.objects.select_for_update().filter(dialogue=dialogue, participant=participant)
    }
    moved = [(own[place.delegate.pk], place) for place in places if place.delegate.pk in own]
    # Demote heads first: the unique constraint allows one head at any time.
    moved.sort(key=lambda pair: pair[1].function is DelegateFunction.HEAD)
    for row, place in moved:
        if (row.function, row.order) != (place.function, place.order):
            row.function, row.order = place.function, place.order
            row.save(update_fields=["function", "order"])


@transaction.atomic
def correct(*, delegate: Delegate, by: User, changed: list[str]) -> None:
    """Save the fields named in ``changed`` only. Raises as ``name`` does."""
    _open(delegate.dialogue, by)
    if changed:
        delegate.save(update_fields=changed)


@transaction.atomic
def take_off(*, delegate: Delegate, by: User) -> None:
    """Remove a delegate. Raises as ``name`` does."""
    _open(delegate.dialogue, by)
    delegate.delete()


@transaction.atomic
def freeze(*, dialogue: Dialogue) -> None:
    """Freeze titles of officials and names of ministries as of the meeting.

    Texts entered by users are kept. Later changes of the official's record have no effect.
    """
    with pghistory.context(reason="As at the meeting"):
        for delegate in Delegate.objects.filter(dialogue=dialogue).select_related("official", "participant"):
            _freeze(delegate)
        for chair in CoChair.objects.filter(dialogue=dialogue, official__isnull=False).select_related("official"):
            _save(chair, _taken(chair, "title", chair.official))


def _freeze(delegate: Delegate) -> None:
    copied = _taken(delegate, "title", delegate.official)
    copied += _taken(delegate, "organization", delegate.participant, of="applied_title")
    _save(delegate, copied)


def _taken(record: models.Model, text: str, source: Any, of: str = "") -> list[str]:
    """Copy a text in all languages if it is empty: single languages from two sources must not be mixed."""
    columns = [f"{text}_{language}" for language in LANGUAGES]
    if any(getattr(record, column) for column in columns):
        return []
    for language, column in zip(LANGUAGES, columns, strict=True):
        setattr(record, column, getattr(source, f"{of or text}_{language}"))
    return columns


def _save(record: models.Model, columns: list[str]) -> None:
    if any(getattr(record, column) for column in columns):
        record.save(update_fields=columns)


def _open(dialogue: Dialogue, by: User) -> None:
    if _is_held(dialogue) and not by.may.runs_register:
        raise DelegationFrozenError(
            _("The %(dialogue)s has been held. Only the secretariat can correct its delegations.")
            % {"dialogue": dialogue}
        )


def _is_held(dialogue: Dialogue) -> bool:
    """Lock the Dialogue and return whether it was held, so that its status cannot change afterwards."""
    status = Dialogue.objects.select_for_update().values_list("status", flat=True).get(pk=dialogue.pk)
    return DialogueStatus(status) is DialogueStatus.HELD
