"""Word files keep the rules that Word enforces when it opens them: order of elements, identifiers, references."""

import re
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from zipfile import ZipFile

import pytest
from lxml import etree  # type: ignore[import-untyped]  # lxml has no types.

from core.files.archive import zipped
from dialogue.documents import html, word
from dialogue.documents.text import Edition, write
from dialogue.enums import DocumentKind
from dialogue.rules.agenda.compiling import compile_items
from dialogue.services.documents import FORMS
from tests.factories import pack
from tests.factories.agenda_document import LANGUAGES, agenda
from tests.factories.agenda_registers import read_registers

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"

# Children in the order of the sequences of ECMA-376, part 1, as far as the renderer and its template use them.
ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi "
    "adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection "
    "textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "rPr": "ins del moveFrom moveTo rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss "
    "imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr "
    "shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath rPrChange",
    "tbl": "bookmarkStart bookmarkEnd tblPr tblGrid tr",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing "
    "tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription tblPrChange",
    "tblBorders": "top start left bottom end right insideH insideV",
    "tblCellMar": "top start left bottom end right",
    "tcMar": "top start left bottom end right",
    "tcBorders": "top start left bottom end right insideH insideV tl2br tr2bl",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
    "pBdr": "top left bottom right between bar",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType "
    "pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings "
    "sectPrChange",
    "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked "
    "personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr",
    "abstractNum": "nsid multiLevelType tmpl name styleLink numStyleLink lvl",
    "lvl": "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr",
    "num": "abstractNumId lvlOverride",
    "lvlOverride": "startOverride lvl",
    "numbering": "numPicBullet abstractNum num numIdMacAtCleanup",
    "settings": "zoom trackRevisions documentProtection defaultTabStop autoHyphenation defaultTableStyle "
    "evenAndOddHeaders characterSpacingControl updateFields footnotePr endnotePr compat themeFontLang "
    "clrSchemeMapping decimalSymbol listSeparator",
}

# Elements that may occur once only: those of all sequences but these.
REPEATED = {"headerReference", "footerReference", "tr", "abstractNum", "num", "lvl", "lvlOverride", "tblStylePr"}


def local(node: etree._Element) -> str:
    return str(etree.QName(node).localname)


def faults(content: bytes) -> Iterator[str]:
    """Yield each breach of the rules that Word enforces in a file."""
    with ZipFile(BytesIO(content)) as file:
        parts = {
            name: etree.fromstring(file.read(name)) for name in file.namelist() if name.endswith((".xml", ".rels"))
        }
        names = set(file.namelist())
    for name, part in parts.items():
        yield from (f"{name}: {fault}" for node in part.iter(f"{W}*") for fault in misplaced(node))
        yield from (f"{name}: {fault}" for fault in broken_references(part, parts))
    yield from packaging(parts, names)


def misplaced(node: etree._Element) -> Iterator[str]:
    children = [local(child) for child in node]
    if order := ORDER.get(local(node), "").split():
        if unknown := set(children) - set(order):
            yield f"{local(node)} has {unknown}"
        # References to headers and footers may alternate.
        places = [order.index(child.replace("footerR", "headerR")) for child in children if child in order]
        if places != sorted(places):
            yield f"{local(node)} has {children}"
        if double := {child for child in children if children.count(child) > 1} - REPEATED:
            yield f"{local(node)} has {double} twice"
    if local(node) == "tc" and (not children or children[-1] != "p"):
        yield "A cell does not end with a paragraph."
    if local(node) == "tbl":
        columns = len(node.findall(f"{W}tblGrid/{W}gridCol"))
        for row in node.findall(f"{W}tr"):
            spans = [int(one.get(f"{W}val", "1")) for one in row.iterfind(f"{W}tc/{W}tcPr/{W}gridSpan")]
            if len(row.findall(f"{W}tc")) + sum(spans) - len(spans) != columns:
                yield f"A row has not {columns} columns."


def broken_references(part: etree._Element, parts: dict[str, etree._Element]) -> Iterator[str]:
    """Yield identifiers that occur twice, and names of styles, lists and bookmarks that nothing defines."""
    marks = part.findall(f".//{W}bookmarkStart")
    for attribute in ("id", "name"):
        counted = Counter(mark.get(f"{W}{attribute}") for mark in marks)
        yield from (f"bookmark {attribute} {each} twice" for each, count in counted.items() if count > 1)
    if [mark.get(f"{W}id") for mark in marks] != [end.get(f"{W}id") for end in part.iterfind(f".//{W}bookmarkEnd")]:
        yield "bookmarks do not end"
    named = {mark.get(f"{W}name") for mark in marks}
    yield from (
        f"no bookmark {link.get(f'{W}anchor')}"
        for link in part.iterfind(f".//{W}hyperlink")
        if link.get(f"{W}anchor") not in named
    )
    changes = Counter(one.get(f"{W}id") for tag in ("ins", "del") for one in part.iterfind(f".//{W}{tag}[@{W}author]"))
    yield from (f"change {each} twice" for each, count in changes.items() if count > 1)
    styles = {(one.get(f"{W}type"), one.get(f"{W}styleId")) for one in parts["word/styles.xml"].iterfind(f"{W}style")}
    for tag, kind in (("pStyle", "paragraph"), ("rStyle", "character"), ("tblStyle", "table")):
        used = {one.get(f"{W}val") for one in part.iterfind(f".//{W}{tag}")}
        yield from (f"no {kind} style {each}" for each in used if (kind, each) not in styles)
    lists = {one.get(f"{W}numId") for one in parts["word/numbering.xml"].iterfind(f"{W}num")}
    used = {one.get(f"{W}val") for one in part.iterfind(f".//{W}numId")}
    yield from (f"no list {each}" for each in used - lists - {"0"})


def packaging(parts: dict[str, etree._Element], names: set[str]) -> Iterator[str]:
    """Yield parts without a type, relations without a target, and references without a relation."""
    types = parts["[Content_Types].xml"]
    overridden = {one.get("PartName", "").lstrip("/") for one in types if local(one) == "Override"}
    endings = {one.get("Extension") for one in types if local(one) == "Default"}
    yield from (
        f"no type of {name}" for name in names if name not in overridden and name.rpartition(".")[2] not in endings
    )
    yield from (f"no part {name}" for name in overridden - names)
    relations = parts["word/_rels/document.xml.rels"]
    known = {one.get("Id") for one in relations}
    yield from (
        f"no part {one.get('Target')}"
        for one in relations
        if one.get("TargetMode") != "External" and f"word/{one.get('Target')}".replace("word//", "") not in names
    )
    used = {value for node in parts["word/document.xml"].iter() for key, value in node.items() if key == f"{R}id"}
    yield from (f"no relation {each}" for each in used - known)
    numbering = parts["word/numbering.xml"]
    for tag, attribute in (("abstractNum", "abstractNumId"), ("num", "numId")):
        counted = Counter(one.get(f"{W}{attribute}") for one in numbering.iterfind(f"{W}{tag}"))
        yield from (f"{tag} {each} twice" for each, count in counted.items() if count > 1)


@pytest.mark.parametrize("is_held", [False, True])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_keeps_the_rules_of_word(db: None, language: str, is_held: bool) -> None:
    prepared = pack.prepared()
    if is_held:
        pack.hold(prepared.dialogue)
    checked = set()
    for kind in DocumentKind:
        if "docx" in FORMS[kind]:
            made = prepared.make(kind, "docx", language, edited=True)
            assert list(faults(made.content)) == [], kind
            checked.add(kind)
    assert len(checked) > 10


@pytest.mark.django_db
def test_every_register_keeps_the_rules_of_word_and_has_no_dead_link() -> None:
    for name, register in read_registers().items():
        for language in LANGUAGES if name != "300" else ("ja",):
            tree = write(register, compile_items(register), language, Edition())
            assert list(faults(word.render(tree))) == [], (name, language)
            page = html.render(tree)
            assert set(re.findall(r'href="#([^"]+)"', page)) <= set(re.findall(r' id="([^"]+)"', page))


def test_a_fault_is_found() -> None:
    good = word.render(agenda("en"))
    assert list(faults(good)) == []
    with ZipFile(BytesIO(good)) as file:
        parts = {name: file.read(name) for name in file.namelist()}

    def changed(before: str, after: str) -> list[str]:
        body = parts["word/document.xml"].decode().replace(before, after, 1)
        assert body.encode() != parts["word/document.xml"]
        return list(faults(zipped(parts | {"word/document.xml": body.encode()})))

    assert changed("<w:titlePg/></w:sectPr>", "<w:titlePg/><w:cols/></w:sectPr>")
    assert changed('<w:pStyle w:val="Title"/>', '<w:keepNext/><w:pStyle w:val="Title"/>')
    assert changed('<w:pStyle w:val="Title"/>', '<w:pStyle w:val="Titel"/>')
    assert changed("</w:p></w:tc>", "</w:p><w:tbl/></w:tc>")
    assert changed("<w:bookmarkEnd", "<w:bookmarkStart w:id='1' w:name='b'/><w:bookmarkEnd")
