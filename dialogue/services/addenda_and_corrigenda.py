"""Addenda and corrigenda: versions that supplement the last issue, limited to the changes of their form."""

from django.utils.translation import gettext as _

from core.changes.translations import copied_states, states_by_column
from core.text.multilingual_text import LANGUAGES
from dialogue.documents.text.snapshots import meeting, snapshot
from dialogue.enums import AgendaForm, ItemOrigin
from dialogue.exceptions import IssueRefusedError
from dialogue.models import Agenda, AgendaItem
from dialogue.rules.agenda.changes import AgendaChange, ChangeCode, compare
from dialogue.rules.agenda.inputs import AgendaInput
from dialogue.rules.agenda.items import Item
from dialogue.rules.agenda.ordering import merged
from dialogue.services.agendas import fix

# Columns copied from the issued row in addition to its texts.
REPEATED = (
    *("origin", "purpose", "minutes", "lead_id", "presenter", "original_language"),
    *("reasons", "left_out", "records"),
)


def stand_beside(
    draft: Agenda, rows: dict[str, AgendaItem], register: AgendaInput, items: tuple[Item, ...]
) -> tuple[AgendaChange, ...]:
    """Prepare the rows as the last issue plus the changes of this form; return these changes.

    Each issued version holds all items, so that readers need only one version.
    """
    changes = bring_beside(draft, rows, register, items)
    last = Agenda.objects.filter(dialogue=draft.dialogue_id).issued().last()
    assert last is not None  # Guaranteed by bring_beside.
    draft.meeting = last.meeting
    if any(change.code.is_of_meeting for change in changes):
        draft.meeting = meeting(register.meeting).as_json()
    _rewrite(draft, last, rows, changes, items)
    return changes


def bring_beside(
    draft: Agenda, rows: dict[str, AgendaItem], register: AgendaInput, items: tuple[Item, ...]
) -> tuple[AgendaChange, ...]:
    """Set the base and the number of ``draft``; return its changes. Writes nothing."""
    issued = Agenda.objects.filter(dialogue=draft.dialogue_id).issued()
    base = issued.filter(form=AgendaForm.REVISION).last()
    if base is None or register.issued is None:
        raise IssueRefusedError(_("No agenda has been issued yet. Issue the agenda first."))
    changes = _permitted_changes(draft.form_of, compare(register.issued.snapshot, snapshot(register, items)), rows)
    counted = Agenda.objects.under_number_of(draft.dialogue).issued().filter(form=draft.form).count()
    draft.base, draft.revision = base, counted + 1
    return changes


def _permitted_changes(
    form: AgendaForm, changed: tuple[AgendaChange, ...], rows: dict[str, AgendaItem]
) -> tuple[AgendaChange, ...]:
    """Return the changes that fit the form. Raises IssueRefusedError if users made other changes too.

    Changes that come from the register are left for the next revision.
    """
    own = [change for change in changed if change.key and _is_peoples(rows.get(change.key))]
    if form is AgendaForm.ADDENDUM:
        changes = [change for change in changed if change.code is ChangeCode.ADDED]
        if not changes:
            raise IssueRefusedError(_("No items were added since the last issue. An addendum is not possible."))
        if any(change not in changes for change in own):
            raise IssueRefusedError(
                _("An addendum can only add items. The draft also changes existing items: issue it as a revision.")
            )
        return tuple(changes)
    came_or_went = {ChangeCode.ADDED, ChangeCode.REMOVED}
    if any(change.code in came_or_went for change in own):
        raise IssueRefusedError(
            _("A corrigendum can only correct. The draft also adds or removes items: issue it as a revision.")
        )
    changes = [change for change in changed if change.code.is_of_meeting or change in own]
    if not changes:
        raise IssueRefusedError(_("No changes since the last issue. There is nothing to correct."))
    return tuple(changes)


def _is_peoples(row: AgendaItem | None) -> bool:
    return row is not None and ItemOrigin(row.origin).belongs_to_people


def _rewrite(
    draft: Agenda, last: Agenda, rows: dict[str, AgendaItem], changes: tuple[AgendaChange, ...], items: tuple[Item, ...]
) -> None:
    compiled = {one.key: one for item in items for one in (item, *item.children)}
    parents = {child.key: item.key for item in items for child in item.children}
    issued = {row.key: row for row in AgendaItem.objects.filter(agenda=last).select_related("parent")}
    keep = {change.key for change in changes}
    states = states_by_column(issued.values())
    order = merged(list(issued), [*compiled, *(key for key in rows if key not in compiled)])
    written: dict[str, AgendaItem] = {}
    for key in (key for key in order if key not in issued and key not in keep):
        if key in rows:
            rows.pop(key).delete()
    for place, key in enumerate((key for key in order if key in issued or key in keep), start=1):
        row = rows.get(key) or AgendaItem(agenda=draft, key=key)
        copied: dict[str, str] = {}
        if key in issued:
            if key not in keep:
                copied = states.get((AgendaItem._meta.db_table, issued[key].pk), {})
            _repeat(row, issued[key], words=key not in keep)
        else:
            fix(row, compiled[key])
        above = issued[key].parent if key in issued else None
        parent = above.key if above else parents.get(key)
        row.order, row.parent = place, written.get(parent) if parent else None
        with copied_states(copied):
            row.save()
        written[key] = row


def _repeat(row: AgendaItem, issued: AgendaItem, *, words: bool) -> None:
    """Copy the number and the track of an issued row and, with ``words``, all its texts."""
    row.number, row.bis, row.letter, row.debate = issued.number, issued.bis, issued.letter, issued.debate
    if not words:
        return
    texts = [f"{text}_{language}" for text in ("title", "background", "action", "decision") for language in LANGUAGES]
    for column in (*REPEATED, *texts):
        setattr(row, column, getattr(issued, column))
