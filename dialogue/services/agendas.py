"""The agenda of a Dialogue: compiled from the register, and saved as a draft that people work on."""

from collections.abc import Iterator
from datetime import datetime

import pghistory
from django.db import transaction
from django.utils.translation import override

from contacts.models import Participant, User
from contacts.rules.words import LANGUAGES
from dialogue.documents.agenda import Agenda as AgendaDocument
from dialogue.documents.wording import Edition, write
from dialogue.documents.wording.titles import title
from dialogue.documents.wording.voice import Voice
from dialogue.enums import AgendaStatus, ItemOrigin
from dialogue.models import Agenda, AgendaItem, Dialogue
from dialogue.rules.agenda.compiling import compile_items
from dialogue.rules.agenda.facts import Register
from dialogue.rules.agenda.items import Item
from dialogue.services.register import read_register


def compile_agenda(*, dialogue: Dialogue, language: str, as_of: datetime, edited: bool = True) -> AgendaDocument:
    """The agenda of ``dialogue`` in ``language``, from the register as of the aware instant ``as_of``.

    A function of the register and these: it writes nothing, and the same inputs give the same agenda. What people
    changed in the saved draft stays theirs; a draft is the secretariat's, so for others ask with ``edited`` false.
    """
    return compile_languages(dialogue=dialogue, languages=(language,), as_of=as_of, edited=edited)[language]


def compile_languages(
    *, dialogue: Dialogue, languages: tuple[str, ...] = LANGUAGES, as_of: datetime, edited: bool = True
) -> dict[str, AgendaDocument]:
    """The agenda in several languages from one reading of the register; see ``compile_agenda``."""
    register = read_register(dialogue=dialogue, as_of=as_of, edited=edited)
    items = compile_items(register)
    return {language: write(register, items, language, Edition()) for language in languages}


@transaction.atomic
def save_draft(*, dialogue: Dialogue, as_of: datetime, by: User) -> Agenda:
    """Save the agenda as of ``as_of`` as the draft, or compile the saved draft again.

    Items that the register brought are brought up to date or go; what people changed, added or took out is left
    exactly as it is.
    """
    Dialogue.objects.select_for_update().get(pk=dialogue.pk)
    draft = Agenda.objects.filter(dialogue=dialogue, status=AgendaStatus.DRAFT).first()
    if draft is None:
        issued = Agenda.objects.filter(dialogue=dialogue).count()
        draft = Agenda(dialogue=dialogue, revision=issued)
    draft.as_of, draft.saved_by = as_of, by
    draft.save()
    register = read_register(dialogue=dialogue, as_of=as_of)
    items = AgendaItem.objects.filter(agenda=draft)
    saved: dict[str, AgendaItem] = {item.key: item for item in items}
    compiled = list(_flat(compile_items(register)))
    with pghistory.context(reason="Compiled"):
        keys = {item.key for item, _parent in compiled}
        items.filter(origin=ItemOrigin.REGISTER).exclude(key__in=keys).delete()
        for order, (item, parent) in enumerate(compiled, start=1):
            row = saved.get(item.key) or AgendaItem(agenda=draft, key=item.key)
            row.order = order
            if not ItemOrigin(row.origin).belongs_to_people:
                _fill(row, item, register)
                row.parent = saved[parent] if parent else None
            row.save()
            saved[item.key] = row
    return draft


def _flat(items: tuple[Item, ...]) -> Iterator[tuple[Item, str | None]]:
    for item in items:
        yield item, None
        for child in item.children:
            yield child, item.key


def _fill(row: AgendaItem, item: Item, register: Register) -> None:
    row.purpose, row.minutes = item.purpose, item.minutes
    row.lead = Participant.objects.get(code=item.lead) if item.lead else None
    row.reasons = list(dict.fromkeys(reason.code.value for reason in item.reasons))
    row.records = list(item.records)
    for language in LANGUAGES:
        with override(language):
            setattr(row, f"title_{language}", str(title(Voice(language, register), item)))
