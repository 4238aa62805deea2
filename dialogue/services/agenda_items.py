"""What people do to the items of a draft. Each act makes the item theirs, and compiling again leaves it alone."""

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from contacts.models import User
from dialogue.enums import AgendaStatus, ItemOrigin
from dialogue.exceptions import DraftFrozenError
from dialogue.models import Agenda, AgendaItem

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
    items = AgendaItem.objects.filter(agenda=agenda)
    last = items.aggregate(last=Max("order"))["last"] or 0
    number = items.filter(key__startswith=ADDED).count() + 1
    item = AgendaItem(agenda=agenda, order=last + 1, key=f"{ADDED}{number}", origin=ItemOrigin.ADDED, changed_by=by)
    for name, value in fields.items():
        setattr(item, name, value)
    item.save()
    return item


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
