"""Static parts of the DOCX for one language and scale, built once per process."""

from dataclasses import dataclass
from functools import cache
from io import BytesIO
from typing import Final
from zipfile import ZipFile

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.section import _Footer, _Header

from dialogue.documents.word.styles import set_styles

# Other parts of the python-docx template, such as a theme and a thumbnail, are not needed.
_RETAINED: Final = {
    RELATIONSHIP_TYPE.CORE_PROPERTIES,
    RELATIONSHIP_TYPE.NUMBERING,
    RELATIONSHIP_TYPE.OFFICE_DOCUMENT,
    RELATIONSHIP_TYPE.SETTINGS,
    RELATIONSHIP_TYPE.STYLES,
}


@dataclass(frozen=True, slots=True)
class Template:
    """Template: ``parts`` maps names to contents of an empty agenda; some are replaced by the agenda's text.

    ``references`` are those of the section to headers and footers: the first page's are in ``header1.xml``, those of
    later pages in ``header2.xml``.
    """

    parts: dict[str, bytes]
    references: str


@cache
def template(language: str, scale: float = 1.0) -> Template:
    document = docx.Document()
    for relations in (document.part.package.rels, document.part.rels):
        for identifier in [key for key, relation in relations.items() if relation.reltype not in _RETAINED]:
            del relations[identifier]
    set_styles(document, language, scale)
    _set_settings(document, language)
    (section,) = document.sections
    section.different_first_page_header_footer = True
    first = _references(document, "first", section.first_page_header, section.first_page_footer)
    later = _references(document, "default", section.header, section.footer)
    saved = BytesIO()
    document.save(saved)
    with ZipFile(saved) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    return Template(parts, references=first + later)


def _references(document: Document, pages: str, header: _Header, footer: _Footer) -> str:
    """Give the section its own header and footer, and return its references to them."""
    header.is_linked_to_previous = footer.is_linked_to_previous = False
    header_id = document.part.relate_to(header.part, RELATIONSHIP_TYPE.HEADER)
    footer_id = document.part.relate_to(footer.part, RELATIONSHIP_TYPE.FOOTER)
    return (
        f'<w:headerReference w:type="{pages}" r:id="{header_id}"/>'
        f'<w:footerReference w:type="{pages}" r:id="{footer_id}"/>'
    )


def _set_settings(document: Document, language: str) -> None:
    """Set the compatibility mode of Word 2013: older modes measure tables from another edge."""
    compatibility = 'w:uri="http://schemas.microsoft.com/office/word"'
    decimal, separator = (",", ";") if language == "fr" else (".", ",")
    root = document.settings.element
    for child in list(root):
        root.remove(child)
    root.extend(
        parse_xml(
            f'<w:settings {nsdecls("w")}><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
            '<w:characterSpacingControl w:val="compressPunctuation"/><w:compat><w:useFELayout/>'
            f'<w:compatSetting w:name="compatibilityMode" {compatibility} w:val="15"/></w:compat>'
            f'<w:themeFontLang w:val="en-CA" w:eastAsia="ja-JP"/><w:decimalSymbol w:val="{decimal}"/>'
            f'<w:listSeparator w:val="{separator}"/></w:settings>'
        )
    )
