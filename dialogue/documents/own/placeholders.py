"""Reading the placeholders of a template, each with its place, and finding those that stand for nothing."""

import re
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import count
from zipfile import BadZipFile, ZipFile

import docx
from django.utils.translation import gettext as _
from docx.document import Document
from docx.opc.exceptions import PackageNotFoundError
from docx.table import Table
from docx.text.paragraph import Paragraph
from jinja2 import Environment, TemplateSyntaxError, nodes
from lxml.etree import LxmlError  # type: ignore[import-untyped]  # lxml has no types.

from dialogue.documents.own.schema import SHAPE, Shape

# Unpacked, a template of some pages stays far below; what is larger was made to fill a memory.
MOST_UNPACKED = 100_000_000
DEEPEST = 4

# What docxtpl writes into a tag to say how much of the document it repeats: a paragraph, a row, a cell, a run.
_REACH = re.compile(r"(\{[{%])\s*(?:p|tr|tc|r)\s")
_BODY = "word/document.xml"

# What reading a damaged file can raise: of its packing, of the text of its parts, or for a part that is another.
_DAMAGED = (
    *(BadZipFile, zlib.error, RuntimeError, OSError, EOFError),
    *(LxmlError, PackageNotFoundError, LookupError, AttributeError, TypeError, ValueError),
)


class NotATemplateError(Exception):
    """A file that is no DOCX, or one that would do more than show text."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something in a template that cannot stay: where it stands, and what is wrong with it, both in words."""

    place: str
    wrong: str


@dataclass(frozen=True, slots=True)
class _Located:
    place: str
    text: str


def check(content: bytes) -> list[Finding]:
    """What is wrong with the template, in the order of its text; nothing where it can be used.

    Raises NotATemplateError where it is no DOCX at all, holds a macro, fetches a part of itself from elsewhere, or
    nests deeper than can be followed.
    """
    try:
        return _findings(_opened(content))
    except RecursionError as error:
        raise NotATemplateError(_("The template nests its placeholders too deeply.")) from error
    except _DAMAGED as error:
        raise NotATemplateError(_("This file is no Word document (DOCX).")) from error


def _findings(document: Document) -> list[Finding]:
    located = list(_paragraphs(document))
    # One line a paragraph, so that the line that Jinja names is the place.
    lines = [_REACH.sub(r"\1 ", one.text.replace("\n", " ")) for one in located]
    try:
        tree = Environment(autoescape=True).parse("\n".join(lines))
    except TemplateSyntaxError as error:
        place = located[min(error.lineno, len(located)) - 1].place if located else ""
        return [Finding(place, _("This placeholder is not closed, or is written otherwise than the guide says."))]
    reader = _Reader(located)
    reader.read(tree.body, dict(SHAPE))
    return reader.findings


def _opened(content: bytes) -> Document:
    with ZipFile(BytesIO(content)) as file:
        names = file.namelist()
        unpacked = sum(entry.file_size for entry in file.infolist())
        relations = b"".join(file.read(name) for name in names if name.endswith(".rels") and unpacked <= MOST_UNPACKED)
    if _BODY not in names:
        raise NotATemplateError(_("This file is no Word document (DOCX)."))
    if unpacked > MOST_UNPACKED:
        raise NotATemplateError(_("Unpacked, this file is too large for a template."))
    if any("vbaProject" in name or name.startswith("word/embeddings/") for name in names):
        raise NotATemplateError(_("The template holds a macro or an embedded file: save it without."))
    # A link that a reader clicks is external as well, and harmless.
    if re.search(rb'(?:attachedTemplate|oleObject|frame|subDocument|image)"[^>]*TargetMode="External"', relations):
        raise NotATemplateError(_("The template fetches a part of itself from elsewhere: insert that part instead."))
    return docx.Document(BytesIO(content))


def _paragraphs(document: Document) -> Iterator[_Located]:
    """Each paragraph with its place in words: of the text, of its tables, of headers and footers."""
    tables, paragraphs = count(1), count(1)
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            yield from _cells(block, next(tables))
        else:
            number = next(paragraphs)
            yield _Located(_("Paragraph %(number)d") % {"number": number}, block.text)
    for number, section in enumerate(document.sections, start=1):
        for part, place in (
            (section.first_page_header, _("Header of the first page, section %(number)d")),
            (section.header, _("Header, section %(number)d")),
            (section.first_page_footer, _("Footer of the first page, section %(number)d")),
            (section.footer, _("Footer, section %(number)d")),
        ):
            if not part.is_linked_to_previous:
                yield from (_Located(place % {"number": number}, paragraph.text) for paragraph in part.paragraphs)


def _cells(table: Table, number: int) -> Iterator[_Located]:
    for row, cells in enumerate(table.rows, start=1):
        for column, cell in enumerate(cells.cells, start=1):
            place = _("Table %(table)d, row %(row)d, column %(column)d")
            for block in cell.iter_inner_content():
                if isinstance(block, Paragraph):
                    yield _Located(place % {"table": number, "row": row, "column": column}, block.text)
                else:
                    yield from _cells(block, number)


class _Reader:
    """Follows a template through its loops, and keeps what names nothing."""

    def __init__(self, located: list[_Located]) -> None:
        self.located = located
        self.findings: list[Finding] = []

    def read(self, body: Sequence[nodes.Node], known: dict[str, Shape], depth: int = 0) -> None:
        for node in body:
            if isinstance(node, nodes.Output):
                for part in node.nodes:
                    if not isinstance(part, nodes.TemplateData):
                        self._text(part, known)
            elif isinstance(node, nodes.For) and isinstance(node.target, nodes.Name) and _is_plain(node, depth):
                each = self._shape(node.iter, known)
                if not isinstance(each, list):
                    if each is not None:
                        self._find(
                            node, _("“%(name)s” is no list: nothing can be repeated for it.") % _named(node.iter)
                        )
                    continue
                self.read(node.body, known | {node.target.name: each[0]}, depth + 1)
                self.read(node.else_, known, depth + 1)
            elif isinstance(node, nodes.If):
                self._shape(node.test, known)
                for branch in (node.body, node.elif_, node.else_):
                    self.read(branch, known, depth)
            else:
                self._find(node, _("Only placeholders, repetitions (for) and conditions (if) are possible here."))

    def _text(self, node: nodes.Node, known: dict[str, Shape]) -> None:
        shape = self._shape(node, known)
        if shape is not None and not isinstance(shape, str):
            self._find(node, _("“%(name)s” is more than a text: repeat it or name a part of it.") % _named(node))

    def _shape(self, node: nodes.Node, known: dict[str, Shape]) -> Shape | None:
        """What a name stands for; None, and a finding, where it stands for nothing."""
        if isinstance(node, nodes.Name) and node.name in known:
            return known[node.name]
        if isinstance(node, nodes.Getattr):
            whole = self._shape(node.node, known)
            if isinstance(whole, dict) and node.attr in whole:
                return whole[node.attr]
            if whole is None:
                return None
        if isinstance(node, nodes.Name | nodes.Getattr):
            self._find(node, _("“%(name)s” is no placeholder of this document.") % _named(node))
        else:
            self._find(node, _("Only the name of a placeholder can stand here."))
        return None

    def _find(self, node: nodes.Node, wrong: str) -> None:
        self.findings.append(Finding(self.located[node.lineno - 1].place, wrong))


def _is_plain(node: nodes.For, depth: int) -> bool:
    """Whether a repetition goes through a list and does nothing else: without a condition or a call of itself."""
    return depth < DEEPEST and node.test is None and not node.recursive


def _named(node: nodes.Node) -> dict[str, str]:
    if isinstance(node, nodes.Getattr):
        return {"name": f"{_named(node.node)['name']}.{node.attr}"}
    return {"name": node.name if isinstance(node, nodes.Name) else "?"}
