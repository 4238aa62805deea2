"""What people do to the items of a draft. Each act makes the item theirs, and compiling again leaves it alone."""

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from contacts.models import User
from dialogue.enums import AgendaStatus, ItemOrigin
from dialogue.exceptions import DraftFrozenError, ItemPlaceError
from dialogue.models import Agenda, AgendaItem
from dialogue.rules.agenda.edits import BEFORE

# What people write in an item, each in three languages.
TEXTS = ("title", "background", "action", "decision")

# Keys of added items; those of the skeleton never begin so.
ADDED = "added:"


@transaction.atomic
def edit(*, item: AgendaItem, by: User, changed: list[str]) -> None:
    """Save what a person changed in the fields named in ``changed``.

    The reasons that the register gave until now stay with the item, so that what comes later can be told apart.
    Raises DraftFrozenError where the agenda is no longer a draft.
    """
    _open_draft(item.agenda_id)
    if not ItemOrigin(item.origin).belongs_to_people:
        item.origin = ItemOrigin.EDITED
    item.changed_by = by
    item.save(update_fields=[*changed, "origin", "changed_by"])


@transaction.atomic
def add(*, agenda: Agenda, by: User, **fields: object) -> AgendaItem:
    """Add an item that the register does not bring, before "Other matters" or under ``parent`` where one is given.

    Raises DraftFrozenError where the agenda is no longer a draft.
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
    """Put an item before another that stands beside it, or with None behind all of them. Its words stay whose they are.

    Raises ItemPlaceError where the two are not parts of the same item, since a sub-item keeps the number of its item,
    and DraftFrozenError as ``edit`` does.
    """
    _open_draft(item.agenda_id)
    if before is not None and (before.agenda_id, before.parent_id) != (item.agenda_id, item.parent_id):
        raise ItemPlaceError(_("An item moves only among those that stand beside it."))
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
    """Count the facts that came since a person edited the item among its reasons; its words stay as they are.

    Raises DraftFrozenError as ``edit`` does.
    """
    _open_draft(item.agenda_id)
    item.reasons = list(dict.fromkeys([*item.reasons, *reasons]))
    item.left_out = [code for code in item.left_out if code not in reasons]
    item.changed_by = by
    item.save(update_fields=["reasons", "left_out", "changed_by"])


@transaction.atomic
def leave(*, item: AgendaItem, reasons: Sequence[str], by: User) -> None:
    """Leave the facts that came since a person edited the item off the agenda. Raises DraftFrozenError as ``edit``."""
    _open_draft(item.agenda_id)
    item.left_out = list(dict.fromkeys([*item.left_out, *reasons]))
    item.changed_by = by
    item.save(update_fields=["left_out", "changed_by"])


@transaction.atomic
def give_back(*, item: AgendaItem, by: User) -> None:
    """Give an item that a person changed back to the register: its own words come with the next compilation.

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
    """Take an item out; compiling again does not bring it back. Raises DraftFrozenError as ``edit`` does."""
    _open_draft(item.agenda_id)
    item.origin, item.changed_by = ItemOrigin.REMOVED, by
    item.save(update_fields=["origin", "changed_by"])


@transaction.atomic
def put_back(*, item: AgendaItem, by: User) -> None:
    """Put an item back that was taken out: the register's own words, or a person's where it was added by one.

    Raises DraftFrozenError as ``edit`` does.
    """
    _open_draft(item.agenda_id)
    added = item.key.startswith(ADDED)
    item.origin, item.changed_by = ItemOrigin.ADDED if added else ItemOrigin.REGISTER, by
    item.save(update_fields=["origin", "changed_by"])


def _open_draft(agenda: int) -> None:
    """Lock the agenda before its state is asked, so that nothing changes while it is being issued."""
    status = Agenda.objects.select_for_update().values_list("status", flat=True).get(pk=agenda)
    if status != AgendaStatus.DRAFT:
        raise DraftFrozenError(_("This agenda was issued and no longer changes. Compile a new draft."))


def _next_key(agenda: Agenda) -> str:
    """A key that no item of any version of this Dialogue's agenda has had."""
    keys = AgendaItem.objects.filter(agenda__dialogue=agenda.dialogue_id, key__startswith=ADDED)
    used = [int(key.removeprefix(ADDED)) for key in keys.values_list("key", flat=True)]
    return f"{ADDED}{max(used, default=0) + 1}"


def _rows(agenda: int) -> list[AgendaItem]:
    return list(AgendaItem.objects.filter(agenda=agenda).order_by("order", "pk"))


def _place_of_new(rows: list[AgendaItem], item: AgendaItem) -> int:
    """Behind the last part of its item, or before the one before which added items stand; else behind all."""
    if item.parent_id is not None:
        parts = [place for place, row in enumerate(rows) if item.parent_id in {row.pk, row.parent_id}]
        return parts[-1] + 1 if parts else len(rows)
    return next((place for place, row in enumerate(rows) if row.key == BEFORE.value), len(rows))


def _renumber(rows: list[AgendaItem]) -> None:
    moved = [(order, row) for order, row in enumerate(rows, start=1) if row.order != order]
    for order, row in moved:
        row.order = order
    AgendaItem.objects.bulk_update([row for _order, row in moved], ["order"])
