"""Issued agendas: stored files, and data read back from them.

Nothing is rendered again under an issued symbol. Derived documents use the JSON file of the issue, which contains its
whole text.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache

from django.db.models import Q
from django.utils.translation import gettext as _, override

from dialogue.documents import agenda_json
from dialogue.documents.agenda import AgendaDocument as Tree, Annotation
from dialogue.documents.formats import FORMATS, GeneratedFile
from dialogue.documents.text import masthead, outline
from dialogue.enums import DocumentKind
from dialogue.models import Agenda, Dialogue, ProducedDocument, StoredFile
from dialogue.querysets import ProducedDocumentQuerySet
from dialogue.services import files


def standing(dialogue: Dialogue) -> Agenda | None:
    """Return the current version, that is, the last issue without addenda and corrigenda; None before the first."""
    found: Agenda | None = (
        Agenda.objects.filter(dialogue=dialogue).standing().select_related("dialogue__instrument").last()
    )
    return found


def previous(agenda: Agenda) -> Agenda | None:
    """Return the version before a version, both without addenda and corrigenda; None for the first."""
    versions = list(Agenda.objects.filter(dialogue=agenda.dialogue).standing().select_related("dialogue__instrument"))
    return versions[versions.index(agenda) - 1] if agenda in versions[1:] else None


def file_of(*, dialogue: Dialogue, form: str, language: str) -> GeneratedFile | None:
    """Return the stored file of the current version, byte for byte; None before the first issue."""
    agenda = standing(dialogue)
    document = _documents(language, form).filter(agenda=agenda).first() if agenda else None
    return _made(document) if document else None


def note_of(*, dialogue: Dialogue, form: str, language: str) -> GeneratedFile | None:
    """Return the stored file of the issued follow-up note, byte for byte; None before its issue."""
    document = notes(dialogue).filter(form=form, language=language).select_related("file").first()
    return _made(document) if document else None


def notes(dialogue: Dialogue) -> ProducedDocumentQuerySet:
    """Return the files of the issued follow-up note."""
    rows: ProducedDocumentQuerySet = ProducedDocument.objects.ready().filter(
        dialogue=dialogue, kind=DocumentKind.NOTE, shared=True
    )
    return rows


def files_of(*, dialogue: Dialogue, forms: tuple[str, ...], language: str) -> Iterator[GeneratedFile]:
    """Yield the stored files of the current version and of its addenda and corrigenda, in the order of issue."""
    agenda = standing(dialogue)
    rows = _documents(language, *forms).filter(Q(agenda=agenda) | Q(agenda__base=agenda)) if agenda else ()
    yield from map(_made, rows)


def tree_of(agenda: Agenda, language: str) -> Tree | None:
    """Return the document tree of an issued version as stored; None if it has no stored file."""
    document = _documents(language, "json").filter(agenda=agenda).defer("file__content").first()
    if document is None:
        return None
    assert document.file is not None
    # The content is loaded only if the tree is not in the cache.
    return _tree(_JsonFile(document.file.sha256, document.file), language)


@dataclass(frozen=True, slots=True)
class _JsonFile:
    """Stored JSON file as a key of the cache: files are immutable, so that the checksum identifies the tree."""

    sha256: str
    file: StoredFile = field(compare=False)


# A reading of an issued version needs two trees: its own and that of the version before.
@lru_cache(maxsize=16)
def _tree(stored: _JsonFile, language: str) -> Tree:
    tree = agenda_json.read(files.read(stored.file))
    with override(language):
        # The files lack the labels, and those of earlier releases also the titles and the page count.
        return replace(
            tree,
            annotations=tuple(
                replace(each, action_label=_("Action."), draft_label=_("Draft wording, not decided."))
                for each in tree.annotations
            ),
            masthead=replace(tree.masthead, page_of=tree.masthead.page_of or masthead.page_of()),
            part_one_title=tree.part_one_title or outline.part_one_title(adopted=False),
        )


def revisions(dialogue: Dialogue, language: str) -> tuple[Tree, ...]:
    """Return the trees of the last two versions without addenda and corrigenda, the older first."""
    versions = Agenda.objects.filter(dialogue=dialogue).standing()
    trees = (tree_of(agenda, language) for agenda in versions.reverse()[:2])
    return tuple(tree for tree in trees if tree)[::-1]


def annotation_of(agenda: Agenda, key: str, language: str) -> Annotation | None:
    """Return the annotation of an item in a version or its addenda and corrigenda, the latest first."""
    for each in (*Agenda.objects.filter(base=agenda).issued().reverse(), agenda):
        tree = tree_of(each, language)
        found = next((one for one in tree.annotations if one.key == key), None) if tree else None
        if found is not None:
            return found
    return None


def _documents(language: str, *forms: str) -> ProducedDocumentQuerySet:
    rows: ProducedDocumentQuerySet = ProducedDocument.objects.ready().filter(
        agenda__isnull=False, kind=DocumentKind.AGENDA, form__in=forms, language=language
    )
    return rows.select_related("file").order_by("agenda__issued_at", "agenda", "form")


def _made(document: ProducedDocument) -> GeneratedFile:
    assert document.file is not None
    return GeneratedFile(document.name, FORMATS[document.form].media_type, files.read(document.file))
