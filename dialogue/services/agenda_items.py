"""Edits of draft agenda items by users. An edited item is no longer overwritten by compiling."""

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from contacts.models import User
from dialogue.enums import AgendaStatus, ItemOrigin
from dialogue.exceptions import DraftFrozenError, ItemPlaceError
from dialogue.models import Agenda, AgendaItem
from dialogue.rules.agenda.edits import BEFORE

# Texts of an item, each in three languages.
TEXTS = ("title", "background", "action", "decision")

# Prefix of keys of added items; skeleton keys never begin with it.
ADDED = "added:"


@transaction.atomic
def edit(*, item: AgendaItem, by: User, changed: list[str]) -> None:
    """Save a user's edit of the fields named in ``changed``.

    The register's reasons at this moment are stored with the item, so that later ones can be distinguished. Its minutes
    stay planned unless the user sets them. Raises DraftFrozenError if the agenda is no longer a draft.
    """
    _open_draft(item.agenda_id)
    fields = [*changed, "origin", "changed_by"]
    if not ItemOrigin(item.origin).belongs_to_people:
        item.origin = ItemOrigin.EDITED
        if "minutes" not in changed:
            item.minutes = None
            fields.append("minutes")
    item.changed_by = by
    item.save(update_fields=fields)


@transaction.atomic
def add(*, agenda: Agenda, by: User, **fields: object) -> AgendaItem:
    """Add an item that is not from the register, before "Other matters" or under ``parent``.

    Raises DraftFrozenError if the agenda is no longer a draft.
    """
    _open_draft(agenda.pk)
    item = AgendaItem(agenda=agenda, order=0, key=_next_key(agenda), origin=ItemOrigin.ADDED, changed_by=by)
    for name, value in fields.items():
        setattr(item, name, value)
    rows = _rows(agenda.pk)
    item.save()
    _renumber([*rows[: (place := _place_of_new(rows, item))], item, *rows[place:]])
    return item


@transaction.atomic
def move(*, item: AgendaItem, before: AgendaItem | None, by: User) -> None:
    """Move an item before a sibling, or with None to the end; its texts keep their origin.

    Raises ItemPlaceError if the two are not siblings, since a sub-item keeps the number of its item, and
    DraftFrozenError as ``edit`` does.
    """
    _open_draft(item.agenda_id)
    if before is not None and (before.agenda_id, before.parent_id) != (item.agenda_id, item.parent_id):
        raise ItemPlaceError(_("An item can be moved only within its own section."))
    rows = [row for row in _rows(item.agenda_id) if row.pk != item.pk]
    beside = [place for place, row in enumerate(rows) if row.parent_id == item.parent_id]
    if before is None:
        place = beside[-1] + 1 if beside else len(rows)
    else:
        place = next(place for place in beside if rows[place].pk == before.pk)
    _renumber([*rows[:place], item, *rows[place:]])
    item.changed_by = by
    item.save(update_fields=["changed_by"])


@transaction.atomic
def take_in(*, item: AgendaItem, reasons: Sequence[str], by: User) -> None:
    """Add later reasons to those of an edited item; its texts are unchanged.

    Raises DraftFrozenError as ``edit`` does.
    """
    _open_draft(item.agenda_id)
    item.reasons = list(dict.fromkeys([*item.reasons, *reasons]))
    item.left_out = [code for code in item.left_out if code not in reasons]
    item.changed_by = by
    item.save(update_fields=["reasons", "left_out", "changed_by"])


@transaction.atomic
def leave(*, item: AgendaItem, reasons: Sequence[str], by: User) -> None:
    """Leave later reasons of an edited item off the agenda. Raises DraftFrozenError as ``edit``."""
    _open_draft(item.agenda_id)
    item.left_out = list(dict.fromkeys([*item.left_out, *reasons]))
    item.changed_by = by
    item.save(update_fields=["left_out", "changed_by"])


@transaction.atomic
def give_back(*, item: AgendaItem, by: User) -> None:
    """Revert a user's edits: the next compilation restores the register's texts.

    Raises DraftFrozenError as ``edit`` does.
    """
    _open_draft(item.agenda_id)
    item.origin, item.changed_by, item.left_out, item.presenter = ItemOrigin.REGISTER, by, [], ""
    for text in TEXTS[1:]:
        for language in ("en", "fr", "ja"):
            setattr(item, f"{text}_{language}", "")
    item.save()


@transaction.atomic
def take_out(*, item: AgendaItem, by: User) -> None:
    """Remove an item; compiling does not add it again. Raises DraftFrozenError as ``edit`` does."""
    _open_draft(item.agenda_id)
    item.origin, item.changed_by = ItemOrigin.REMOVED, by
    item.save(update_fields=["origin", "changed_by"])


@transaction.atomic
def put_back(*, item: AgendaItem, by: User) -> None:
    """Restore a removed item, with the register's texts or, for an added item, the user's.

    Raises DraftFrozenError as ``edit`` does.
    """
    _open_draft(item.agenda_id)
    added = item.key.startswith(ADDED)
    item.origin, item.changed_by = ItemOrigin.ADDED if added else ItemOrigin.REGISTER, by
    item.save(update_fields=["origin", "changed_by"])


def _open_draft(agenda: int) -> None:
    """Lock the agenda before checking its state, so that it cannot be issued in between."""
    status = Agenda.objects.select_for_update().values_list("status", flat=True).get(pk=agenda)
    if status != AgendaStatus.DRAFT:
        raise DraftFrozenError(_("This agenda has been issued and cannot be edited. Compile a new draft."))


def _next_key(agenda: Agenda) -> str:
    """Return a key that no item of any version of this Dialogue's agenda has had."""
    keys = AgendaItem.objects.filter(agenda__dialogue=agenda.dialogue_id, key__startswith=ADDED)
    used = [int(key.removeprefix(ADDED)) for key in keys.values_list("key", flat=True)]
    return f"{ADDED}{max(used, default=0) + 1}"


def _rows(agenda: int) -> list[AgendaItem]:
    return list(AgendaItem.objects.filter(agenda=agenda).order_by("order", "pk"))


def _place_of_new(rows: list[AgendaItem], item: AgendaItem) -> int:
    """Return the position after the last sub-item of its item, or before "Other matters", or at the end."""
    if item.parent_id is not None:
        parts = [place for place, row in enumerate(rows) if item.parent_id in {row.pk, row.parent_id}]
        return parts[-1] + 1 if parts else len(rows)
    return next((place for place, row in enumerate(rows) if row.key == BEFORE.value), len(rows))


def _renumber(rows: list[AgendaItem]) -> None:
    moved = [(order, row) for order, row in enumerate(rows, start=1) if row.order != order]
    for order, row in moved:
        row.order = order
    AgendaItem.objects.bulk_update([row for _order, row in moved], ["order"])
