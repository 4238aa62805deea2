"""Compilation of a Dialogue's agenda from the register, and its saved draft."""

from collections.abc import Iterator
from datetime import datetime

import pghistory
from django.db import transaction
from django.db.models import F

from contacts.models import Participant, User
from core.changes.translations import copied_states, states_by_column
from core.text.languages import Language
from core.text.multilingual_text import LANGUAGES, MultilingualText
from dialogue.documents.agenda import AgendaDocument
from dialogue.documents.formats import FORMATS, GeneratedFile, file_name
from dialogue.documents.text import Edition, titles, write
from dialogue.enums import AgendaForm, AgendaStatus, ItemOrigin
from dialogue.models import Agenda, AgendaItem, Dialogue
from dialogue.rules.agenda.compiling import compile_items
from dialogue.rules.agenda.inputs import AgendaInput
from dialogue.rules.agenda.issued_tracks import as_json
from dialogue.rules.agenda.items import Item
from dialogue.rules.agenda.ordering import merged
from dialogue.services.register import read_register


def compile_agenda(*, dialogue: Dialogue, language: str, as_of: datetime, edited: bool = True) -> AgendaDocument:
    """Compile the agenda of ``dialogue`` in ``language`` from the register as of the aware instant ``as_of``.

    Deterministic and without side effects. Manual edits in the saved draft are applied; a draft is visible to the
    secretariat only, so pass ``edited`` false for other users.
    """
    return compile_languages(dialogue=dialogue, languages=(language,), as_of=as_of, edited=edited)[language]


def compile_file(
    *, dialogue: Dialogue, form: str, language: str, as_of: datetime, edited: bool = True
) -> GeneratedFile:
    """Return the compiled agenda as a file, marked as a draft that was not issued; see ``compile_agenda``."""
    document = compile_agenda(dialogue=dialogue, language=language, as_of=as_of, edited=edited)
    made = FORMATS[form]
    return GeneratedFile(file_name(document, form), made.media_type, made.render(document))


def compile_languages(
    *, dialogue: Dialogue, languages: tuple[str, ...] = LANGUAGES, as_of: datetime, edited: bool = True
) -> dict[str, AgendaDocument]:
    """Compile the agenda in several languages from one read of the register; see ``compile_agenda``."""
    register = read_register(dialogue=dialogue, as_of=as_of, edited=edited)
    items = compile_items(register)
    return {language: write(register, items, language, Edition(revision=register.revision)) for language in languages}


@transaction.atomic
def save_draft(*, dialogue: Dialogue, as_of: datetime, by: User) -> Agenda:
    """Save the agenda as of ``as_of`` as the draft, or recompile the saved draft.

    Items from the register are updated or deleted; items that users changed, added or removed are unchanged. After an
    issue a new draft starts from the last issued version.
    """
    Dialogue.objects.select_for_update().get(pk=dialogue.pk)
    draft = Agenda.objects.filter(dialogue=dialogue, status=AgendaStatus.DRAFT).first()
    if draft is None:
        draft = _begin(dialogue, as_of, by)
    draft.as_of, draft.saved_by = as_of, by
    draft.save(update_fields=["as_of", "saved_by", "saved_at"])
    register = read_register(dialogue=dialogue, as_of=as_of)
    fill(draft, register, compile_items(register))
    return draft


def fill(draft: Agenda, register: AgendaInput, items: tuple[Item, ...]) -> dict[str, AgendaItem]:
    """Write compiled items into the rows of the draft; return all rows by key, removed ones included."""
    rows = AgendaItem.objects.filter(agenda=draft)
    saved: dict[str, AgendaItem] = {row.key: row for row in rows.order_by("order", "pk")}
    compiled = {item.key: (item, parent) for item, parent in _flat(items)}
    with pghistory.context(reason="Compiled"):
        gone = [key for key, row in saved.items() if key not in compiled and row.origin == ItemOrigin.REGISTER]
        rows.filter(key__in=gone).delete()
        for key in gone:
            del saved[key]
        for order, key in enumerate(merged(list(compiled), list(saved)), start=1):
            row = saved.get(key) or AgendaItem(agenda=draft, key=key)
            row.order = order
            item, parent = compiled.get(key, (None, None))
            if item and not ItemOrigin(row.origin).belongs_to_people:
                _fill(row, item, register)
                row.parent = saved[parent] if parent else None
            row.save()
            saved[key] = row
    return saved


def _begin(dialogue: Dialogue, as_of: datetime, by: User) -> Agenda:
    """Create a draft with the items of the last issued version, if any, without their numbers."""
    issued = Agenda.objects.filter(dialogue=dialogue).issued()
    revision = Agenda.objects.under_number_of(dialogue).issued().filter(form=AgendaForm.REVISION).count()
    draft: Agenda = Agenda.objects.create(dialogue=dialogue, revision=revision, as_of=as_of, saved_by=by)
    last = issued.last()
    copied: dict[int, AgendaItem] = {}
    rows = list(AgendaItem.objects.filter(agenda=last).order_by(F("parent").asc(nulls_first=True))) if last else []
    states = states_by_column(rows)
    for row in rows:
        before = row.pk
        row.pk, row.agenda, row.number, row.bis, row.letter, row.debate = None, draft, None, "", "", None
        row.parent = copied[row.parent_id] if row.parent_id else None
        with copied_states(states.get((AgendaItem._meta.db_table, before), {})):
            row.save()
        copied[before] = row
    return draft


def _flat(items: tuple[Item, ...]) -> Iterator[tuple[Item, str | None]]:
    for item in items:
        yield item, None
        for child in item.children:
            yield child, item.key


def _fill(row: AgendaItem, item: Item, register: AgendaInput) -> None:
    row.purpose, row.minutes = item.purpose, item.minutes
    row.lead = Participant.objects.get(code=item.lead) if item.lead else None
    row.reasons = list(dict.fromkeys(reason.code.value for reason in item.reasons))
    row.records = list(item.records)
    # The documents' sentences are written in English.
    row.original_language = Language.ENGLISH
    name(row, titles.in_all_languages(register, item))


def name(row: AgendaItem, words: MultilingualText) -> None:
    """Set the title columns of a row."""
    row.title_en, row.title_fr, row.title_ja = words.en, words.fr, words.ja


def fix(row: AgendaItem, item: Item) -> None:
    """Set the fixed values of an issued row: its number, its track, and its minutes if no user set them."""
    row.number, row.bis, row.letter = item.number, item.bis, item.letter
    row.debate = as_json(item)
    row.minutes = item.minutes if row.minutes is None else row.minutes
