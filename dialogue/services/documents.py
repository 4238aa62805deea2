"""Generation of every document of a Dialogue: kind, format, language, as-of instant and audience.

The caller checks permissions; this module limits the content. A document for all uses shared records only. A brief
belongs to one Participant and is refused without one.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import datetime

from django.db.models import F
from django.utils.translation import override

from contacts.models import Participant
from core.files import archive
from core.files.quarantine import open_states
from core.rest.tables import xlsx
from core.text.multilingual_text import LANGUAGES
from dialogue.documents import ics, ministry_templates
from dialogue.documents.agenda import AgendaDocument as Tree
from dialogue.documents.formats import CALENDAR, CALENDAR_MEDIA_TYPE, FORMATS, GeneratedFile, file_name
from dialogue.documents.text import Edition, meeting_documents, write
from dialogue.enums import DocumentKind
from dialogue.models import Dialogue, Invitee, Paper, PaperFile
from dialogue.rules import paper_files
from dialogue.rules.agenda.compiling import compile_items
from dialogue.rules.agenda.current_items import as_it_was_issued
from dialogue.rules.agenda.inputs import AgendaInput
from dialogue.rules.agenda.items import Item
from dialogue.services import document_trees, files, issued, meeting_documents as reading
from dialogue.services.calendars import calendar_entry
from dialogue.services.document_trees import DocumentRequest
from dialogue.services.overtaken import overtaken

_TREES = ("docx", "pdf", "html")
FORMS: dict[DocumentKind, tuple[str, ...]] = {
    **dict.fromkeys(DocumentKind, _TREES),
    DocumentKind.AGENDA: (*FORMATS, CALENDAR),
    # In an archive each co-chair has a copy.
    DocumentKind.SCRIPT: (*_TREES, "zip"),
    # Only Word has tracked changes.
    DocumentKind.REDLINE: ("docx",),
    DocumentKind.FOLLOW_UP: ("xlsx",),
    DocumentKind.COVER_SHEETS: ("zip",),
    DocumentKind.PACK: ("zip",),
    DocumentKind.FULL_PACK: ("zip",),
}
"""Formats of each kind of document, the default first."""

# Suffix of file names; the agenda has its symbol only.
_NAMED = {kind: kind.value.replace("_", "-") for kind in DocumentKind}

type Progress = Callable[[int, int], None]


def forms_of(kind: DocumentKind) -> tuple[str, ...]:
    return FORMS[kind]


def make(  # noqa: PLR0913  # One parameter per property of a document.
    *,
    kind: DocumentKind,
    dialogue: Dialogue,
    form: str,
    language: str,
    as_of: datetime,
    for_participant: Participant | None = None,
    invitee: Invitee | None = None,
    edited: bool = False,
    template: bytes | None = None,
    progress: Progress | None = None,
) -> GeneratedFile:
    """Generate a document from the register as of the aware instant ``as_of``, in ``en``, ``fr`` or ``ja``.

    Deterministic to the byte. ``for_participant`` owns the brief and is ignored for other kinds, ``invitee`` is that of
    an invitee's agenda; ``edited`` applies the secretariat's drafts. A DOCX uses ``template`` if given. ``progress`` is
    called after each step with the numbers done and total.

    Raises ValueError for an unsupported format, a brief without a Participant, an invitee's version without an invitee
    of this Dialogue, and DayMissingError for a calendar of a Dialogue without a time.
    """
    if form not in FORMS[kind]:
        msg = f"{kind.value} is not made as {form!r}."
        raise ValueError(msg)
    wanted = DocumentRequest(dialogue, language, as_of, edited, for_participant, invitee, template)
    if form == "zip":
        return _ARCHIVES[kind](wanted, progress)
    if kind is DocumentKind.FOLLOW_UP:
        return _follow_up(wanted, wanted.read()[0])
    if form == CALENDAR:
        return _calendar(wanted)
    if kind in _STORED and not template and (given := _STORED[kind](dialogue=dialogue, form=form, language=language)):
        return given
    tree = document_trees.tree_of(kind, wanted)
    made = _filled(kind, tree, template) if template and form == "docx" else _rendered(kind, form, tree)
    if progress:
        progress(1, 1)
    return made


def as_issued(
    kind: DocumentKind, *, dialogue: Dialogue, language: str, as_of: datetime, forms: tuple[str, ...] = _TREES
) -> list[GeneratedFile]:
    """Return the files of the follow-up note or the record as it is issued at the instant ``as_of``."""
    wanted = DocumentRequest(dialogue, language, as_of, edited=True, participant=None, invitee=None, is_issue=True)
    tree = document_trees.tree_of(kind, wanted)
    return [_rendered(kind, form, tree) for form in forms]


# Kinds whose issued files are returned byte for byte.
_STORED: dict[DocumentKind, Callable[..., GeneratedFile | None]] = {
    DocumentKind.AGENDA: issued.file_of,
    DocumentKind.NOTE: issued.note_of,
}


def _rendered(kind: DocumentKind, form: str, tree: Tree) -> GeneratedFile:
    made = FORMATS[form]
    return GeneratedFile(_name(kind, tree, form), made.media_type, made.render(tree))


def _filled(kind: DocumentKind, tree: Tree, template: bytes) -> GeneratedFile:
    return GeneratedFile(_name(kind, tree, "docx"), FORMATS["docx"].media_type, ministry_templates.fill(template, tree))


def _name(kind: DocumentKind, tree: Tree, ending: str) -> str:
    """Return the file name: ``JCBD-3-1.en.docx`` for the agenda, ``JCBD-3-1.one-page.en.pdf`` for others."""
    name = file_name(tree, ending)
    if kind is DocumentKind.AGENDA:
        return name
    symbol, _dot, rest = name.rpartition(f".{tree.language}.")
    return f"{symbol}.{_NAMED[kind]}.{tree.language}.{rest}"


def _follow_up(wanted: DocumentRequest, register: AgendaInput) -> GeneratedFile:
    sheet = meeting_documents.write_follow_up(register, wanted.language)
    symbol = sheet.symbol.replace("/", "-")
    name = f"{symbol}.{_NAMED[DocumentKind.FOLLOW_UP]}.{wanted.language}.xlsx"
    return GeneratedFile(name, xlsx.MEDIA_TYPE, xlsx.render(sheet))


def _calendar(wanted: DocumentRequest) -> GeneratedFile:
    entry = calendar_entry(dialogue=wanted.dialogue, language=wanted.language, as_of=wanted.as_of)
    return GeneratedFile(
        f"dialogue-{wanted.dialogue.number}.{wanted.language}.{CALENDAR}", CALENDAR_MEDIA_TYPE, ics.render(entry)
    )


# Formats of the agenda in a pack: one to edit, one to read.
_PACKED = ("docx", "pdf")

type Parts = dict[str, bytes]


def _pack(wanted: DocumentRequest, progress: Progress | None) -> GeneratedFile:
    """Return the pack for all delegations as one file, from one read of the register so that its parts agree."""
    return _packed(DocumentKind.PACK, wanted, (wanted.language,), progress)


def _full_pack(wanted: DocumentRequest, progress: Progress | None) -> GeneratedFile:
    """Return the pack with each document in each language; its README is in the requested language."""
    return _packed(DocumentKind.FULL_PACK, wanted, LANGUAGES, progress)


def _packed(
    kind: DocumentKind, wanted: DocumentRequest, languages: tuple[str, ...], progress: Progress | None
) -> GeneratedFile:
    register, items = wanted.read()
    steps: list[Callable[[], Iterable[GeneratedFile]]] = []
    for language in languages:
        steps += _in_one_language(replace(wanted, language=language), register, items)
    steps += (lambda: _papers(wanted.dialogue),)
    parts: Parts = {}
    for done, step in enumerate(steps, start=1):
        with override(wanted.language):
            parts |= {made.name: made.content for made in step()}
        if progress:
            progress(done, len(steps))
    moved = overtaken(dialogue=wanted.dialogue, language=wanted.language)
    contents = meeting_documents.write_contents(register, wanted.language, parts, moved)
    return _archive(kind, wanted, register, {"README.txt": contents.encode()} | parts)


def _in_one_language(
    wanted: DocumentRequest, register: AgendaInput, items: tuple[Item, ...]
) -> tuple[Callable[[], Iterable[GeneratedFile]], ...]:
    return (
        lambda: _agendas(wanted, register),
        lambda: (_pdf(DocumentKind.ONE_PAGE, wanted, register, items),),
        lambda: (_pdf(DocumentKind.PARTICIPANTS, wanted, register, items),),
        lambda: (_follow_up(wanted, register),),
        lambda: _calendars(wanted),
        lambda: _covers(wanted, register, items, ("pdf",)),
    )


def _script_copies(wanted: DocumentRequest, _progress: Progress | None) -> GeneratedFile:
    """Return the script in one copy for each co-chair, in a folder named by the side."""
    register, items = wanted.read()
    called, parts = reading.script(wanted.dialogue), {}
    moved = overtaken(dialogue=wanted.dialogue, language=wanted.language)
    for side in register.sides:
        tree = meeting_documents.write_script(as_it_was_issued(register), items, wanted.language, called, side)
        for form in _PACKED:
            made = _rendered(DocumentKind.SCRIPT, form, meeting_documents.with_overtaken(tree, moved))
            parts[f"{side}/{made.name}"] = made.content
    return _archive(DocumentKind.SCRIPT, wanted, register, parts)


def _cover_sheets(wanted: DocumentRequest, _progress: Progress | None) -> GeneratedFile:
    register, items = wanted.read()
    parts = {made.name: made.content for made in _covers(wanted, register, items, _PACKED)}
    return _archive(DocumentKind.COVER_SHEETS, wanted, register, parts)


def cover_sheet(
    *, dialogue: Dialogue, symbol: str, form: str, language: str, as_of: datetime, edited: bool
) -> GeneratedFile | None:
    """Return the cover sheet of one paper; None if it was not received or not all Participants may read it."""
    wanted = DocumentRequest(dialogue, language, as_of, edited, participant=None, invitee=None)
    made = next(_covers(wanted, *wanted.read(), (form,), symbol), None)
    return made and made._replace(name=made.name.removeprefix("papers/"))


def _covers(
    wanted: DocumentRequest,
    register: AgendaInput,
    items: tuple[Item, ...],
    forms: tuple[str, ...],
    symbol: str = "",
) -> Iterator[GeneratedFile]:
    """Yield the cover sheets of the received papers that all Participants may read, or of that with the symbol."""
    for paper in register.papers:
        if paper.received_on and symbol in {"", paper.symbol}:
            tree = meeting_documents.write_cover_sheet(register, items, wanted.language, paper)
            for form in forms:
                made = _rendered(DocumentKind.COVER_SHEETS, form, tree)
                yield made._replace(name=f"papers/{made.name}")


def _archive(kind: DocumentKind, wanted: DocumentRequest, register: AgendaInput, parts: Parts) -> GeneratedFile:
    name = f"{register.instrument.symbol}-{wanted.dialogue.number}.{_NAMED[kind]}.{wanted.language}.zip"
    return GeneratedFile(name, archive.MEDIA_TYPE, archive.zipped(parts))


_ARCHIVES: dict[DocumentKind, Callable[[DocumentRequest, Progress | None], GeneratedFile]] = {
    DocumentKind.PACK: _pack,
    DocumentKind.FULL_PACK: _full_pack,
    DocumentKind.COVER_SHEETS: _cover_sheets,
    DocumentKind.SCRIPT: _script_copies,
}


def _agendas(wanted: DocumentRequest, register: AgendaInput) -> Iterator[GeneratedFile]:
    """Yield the issued files with addenda and corrigenda; before the first issue the compiled agenda."""
    given = list(issued.files_of(dialogue=wanted.dialogue, forms=_PACKED, language=wanted.language))
    if given:
        yield from given
        return
    tree = write(register, compile_items(register), wanted.language, Edition(revision=register.revision))
    yield from (_rendered(DocumentKind.AGENDA, form, tree) for form in _PACKED)


def _pdf(kind: DocumentKind, wanted: DocumentRequest, register: AgendaInput, items: tuple[Item, ...]) -> GeneratedFile:
    tree = document_trees.of_the_issue(kind, wanted) if kind in document_trees.OF_THE_ISSUE else None
    return _rendered(kind, "pdf", tree or document_trees.beside(kind, wanted, register, items))


def _calendars(wanted: DocumentRequest) -> tuple[GeneratedFile, ...]:
    """Return the calendar file; none before a time is set, which does not prevent a pack."""
    return (_calendar(wanted),) if wanted.dialogue.local_start else ()


def _papers(dialogue: Dialogue) -> Iterator[GeneratedFile]:
    """Yield the latest files of the papers shared with all Participants, in every uploaded language."""
    latest = PaperFile.objects.filter(
        paper__in=Paper.objects.filter(dialogue=dialogue).shared(),
        revision=F("paper__revision"),
        scan_state__in=open_states(),
    )
    for brought in latest.select_related("file", "paper__mark", "paper__dialogue__instrument").order_by(
        "paper__series", "paper__number", "language"
    ):
        paper, ending = brought.paper, brought.name.rpartition(".")[2].lower()
        name = paper_files.file_name(paper.symbol, paper.mark.code, brought.language, ending)
        yield GeneratedFile(f"papers/{name}", "", files.read(brought.file))
