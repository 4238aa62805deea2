"""Delegations: each ministry names its own, until the Dialogue was held; from then on they stay as they sat."""

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

# What a delegate is at the meeting, whatever the official becomes later; each in three languages.
TEXTS = ("title", "organization")


@dataclass(frozen=True, slots=True)
class Place:
    """Which function a delegate has, and which place among those of the same function."""

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
    """Name an official of ``participant`` for its delegation, as the last of it.

    The database refuses a second head, and who sits already. Raises DelegationFrozenError where the Dialogue was held
    and not the secretariat corrects it.
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
    """Enter an official who is not on record yet, and name this person for the delegation. Raises as ``name`` does."""
    _open(dialogue, by)
    official.save()
    return name(dialogue=dialogue, participant=official.participant, official=official, by=by, function=function)


@transaction.atomic
def arrange(*, dialogue: Dialogue, participant: Participant, places: Sequence[Place], by: User) -> None:
    """Give the delegates of one ministry their functions and their order. Raises as ``name`` does."""
    _open(dialogue, by)
    own = {
        row.pk: row for row in Delegate.objects.select_for_update().filter(dialogue=dialogue, participant=participant)
    }
    moved = [(own[place.delegate.pk], place) for place in places if place.delegate.pk in own]
    # A head who steps back goes first: at no moment are there two.
    moved.sort(key=lambda pair: pair[1].function is DelegateFunction.HEAD)
    for row, place in moved:
        if (row.function, row.order) != (place.function, place.order):
            row.function, row.order = place.function, place.order
            row.save(update_fields=["function", "order"])


@transaction.atomic
def correct(*, delegate: Delegate, by: User, changed: list[str]) -> None:
    """Save the fields named in ``changed`` and no other. Raises as ``name`` does."""
    _open(delegate.dialogue, by)
    if changed:
        delegate.save(update_fields=changed)


@transaction.atomic
def take_off(*, delegate: Delegate, by: User) -> None:
    """Take somebody off the delegation. Raises as ``name`` does."""
    _open(delegate.dialogue, by)
    delegate.delete()


@transaction.atomic
def freeze(*, dialogue: Dialogue) -> None:
    """Write down who everybody was at the meeting: the title of the official, the name of the ministry.

    Only where people left the text empty. Once that stands, a change of the official's record changes nothing here.
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
    """Copy a text whole where none is given: one language of another's words beside one's own would be neither's."""
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
            _("The %(dialogue)s was held: its delegations stay as they sat, and the secretariat corrects them.")
            % {"dialogue": dialogue}
        )


def _is_held(dialogue: Dialogue) -> bool:
    """Locked before it is asked, so that nobody is named while the Dialogue is recorded as held."""
    status = Dialogue.objects.select_for_update().values_list("status", flat=True).get(pk=dialogue.pk)
    return DialogueStatus(status) is DialogueStatus.HELD
