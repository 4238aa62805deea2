"""Template renderer: values are escaped data, and the file contains no timestamp."""

from collections.abc import Mapping
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from django.utils.translation import gettext as _
from docxtpl import DocxTemplate
from jinja2 import Environment

from core.files.archive import zipped
from dialogue.documents.agenda import AgendaDocument
from dialogue.documents.ministry_templates.constructs import Bounds, Sandbox
from dialogue.documents.ministry_templates.schema import values
from dialogue.documents.word.package import properties

_PROPERTIES = "docProps/core.xml"
_FOOTNOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
# Replacement of a part while its template is read but not rendered.
_EMPTY = '<w:body xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'


class TemplateNotAllowedError(Exception):
    """Error: the template has constructs outside the allow-list."""


def fill(template: bytes, tree: AgendaDocument) -> bytes:
    """Return the document rendered with the ministry's template; deterministic to the byte.

    Raises TemplateNotAllowedError if ``placeholders.check`` would report a finding, whenever the template was uploaded,
    and OutOfBoundsError if the document would become too large.
    """
    document = _Document(BytesIO(template))
    bounds = Bounds()
    document.render(bounds.repeatable(values(tree)), jinja_env=Sandbox(bounds), autoescape=True)
    if document.found:
        raise TemplateNotAllowedError(document.found)
    filled = BytesIO()
    document.save(filled)
    with ZipFile(filled) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    return zipped(parts | {_PROPERTIES: properties(tree).encode()})


def read(template: bytes) -> list[tuple[str, str]]:
    """Return the place and a description of each construct outside the allow-list."""
    document = _Document(BytesIO(template), renders=False)
    document.render({}, jinja_env=Sandbox(Bounds()), autoescape=True)
    return document.found


class _Document(DocxTemplate):  # type: ignore[misc]  # docxtpl has no types.
    """Template whose parts are checked against the allow-list as docxtpl is about to render them."""

    def __init__(self, file: BytesIO, *, renders: bool = True) -> None:
        super().__init__(file)
        self.renders = renders
        self.found: list[tuple[str, str]] = []

    def render_xml_part(self, src_xml: str, part: Any, context: Mapping[str, Any], jinja_env: Environment) -> str:
        assert isinstance(jinja_env, Sandbox)
        # One paragraph per line, as in docxtpl.
        found = jinja_env.findings(src_xml.replace("<w:p>", "\n<w:p>").replace("<w:p ", "\n<w:p "))
        self.found += [(_place(str(part.partname), excerpt), wrong) for excerpt, wrong in found]
        if self.found or not self.renders:
            return _EMPTY
        rendered: str = super().render_xml_part(src_xml, part, context, jinja_env)
        return rendered

    def render_properties(self, context: Mapping[str, Any], jinja_env: Environment | None = None) -> None:
        """Leave the properties alone: ``fill`` writes its own."""

    def render_footnotes(self, context: Mapping[str, Any], jinja_env: Environment) -> None:
        """Render footnotes once. docxtpl renders its own output again for each further section."""
        for part in self.docx.part.package.iter_parts():
            if part.content_type == _FOOTNOTES:
                source = self.patch_xml(part.blob.decode())
                # python-docx has no API for footnotes.
                part._blob = self.render_xml_part(source, part, context, jinja_env).encode()  # noqa: SLF001  # See above.


def _place(part: str, excerpt: str) -> str:
    name = part.rpartition("/")[2]
    if name.startswith("header"):
        return _("Header: %(excerpt)s") % {"excerpt": excerpt}
    if name.startswith("footer"):
        return _("Footer: %(excerpt)s") % {"excerpt": excerpt}
    if name.startswith("footnotes"):
        return _("Footnote: %(excerpt)s") % {"excerpt": excerpt}
    return _("Text: %(excerpt)s") % {"excerpt": excerpt}
