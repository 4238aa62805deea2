"""What may be brought as a file, and what a file is refused for."""

from io import BytesIO
from zipfile import ZIP_BZIP2, ZipFile

import pytest
from hypothesis import given, strategies as st

from core.files.enums import FileFault
from core.files.inspection import FileKind, inspect
from tests.core.rules.files.sample_files import (
    JPEG,
    LARGEST,
    PDF,
    RELATIONS,
    docx,
    fault,
    leads_to,
    office,
    open_document,
    packed,
    png,
)

LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/{}"


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("Compte rendu.PDF", PDF, FileKind.PDF),
        ("議事録.docx", docx(), FileKind.DOCX),
        ("a.xlsx", office("xl/workbook.xml"), FileKind.XLSX),
        ("a.pptx", office("ppt/presentation.xml"), FileKind.PPTX),
        ("a.odt", open_document("text"), FileKind.ODT),
        ("a.ods", open_document("spreadsheet"), FileKind.ODS),
        ("a.csv", "鉱物,量\r\nリチウム,5\r\n".encode(), FileKind.CSV),
        ("a.txt", "Été".encode(), FileKind.TXT),
        ("a.png", png(60, 40), FileKind.PNG),
        ("a.jpeg", JPEG, FileKind.JPEG),
    ],
)
def test_each_kind_on_the_list_is_known_by_name_and_content_together(name: str, content: bytes, kind: FileKind) -> None:
    assert inspect(content, name, largest=LARGEST) is kind
    other = "a.png" if kind is not FileKind.PNG else "a.pdf"
    assert fault(content, other) is FileFault.NOT_AS_NAMED


@pytest.mark.parametrize("name", ["a.exe", "a.docm", "a.html", "a.svg", "a.zip", "pdf", "", "a.pdf.", "a.pdf/b"])
def test_an_ending_that_is_not_on_the_list_is_refused_whatever_the_content_is(name: str) -> None:
    assert fault(PDF, name) is FileFault.KIND


def external(type_: str) -> dict[str, str | bytes]:
    entry = f'<Relationship Id="a" Target="http://e.example/a>b" TargetMode="External" Type="{LINK.format(type_)}"/>'
    return {"word/_rels/document.xml.rels": RELATIONS.format(entry)}


def inside(type_: str) -> dict[str, str | bytes]:
    entry = f'<Relationship Id="a" Target="embeddings/a.bin" Type="{LINK.format(type_)}"/>'
    return {"word/_rels/document.xml.rels": RELATIONS.format(entry), "word/embeddings/a.bin": "x"}


def field(*runs: str) -> dict[str, str | bytes]:
    """A field of Word in a footer, whose instruction is cut into runs."""
    text = "".join(f"<w:r><w:instrText>{run}</w:instrText></w:r>" for run in runs)
    return {"word/footer1.xml": f'<w:ftr xmlns:w="urn:w">{text}</w:ftr>'}


def drawn(element: str, address: str = "", of: str = "draw") -> dict[str, str | bytes]:
    """The text of an OpenDocument with one element that has an address."""
    names = f'xmlns:{of}="urn:d" xmlns:far="http://www.w3.org/1999/xlink"'
    return {"content.xml": f'<office {names}><{of}:{element} far:href="{address}"/></office>'}


def encrypted() -> bytes:
    """A package of which every part says that it is encrypted."""
    content = docx()
    # The flags stand eight bytes into the record of a part in the list at the end.
    at = content.find(b"PK\x01\x02")
    return content[: at + 8] + bytes([content[at + 8] | 1]) + content[at + 9 :]


def otherwise_packed() -> bytes:
    made = BytesIO()
    with ZipFile(made, "w", ZIP_BZIP2) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<x/>")
    return made.getvalue()


DECLARED = '<!DOCTYPE a [<!ENTITY b "macro">]><Types/>'
TYPED_FOOTER = (
    '<Types><Override PartName="/notes/1" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/></Types>'
)
MACRO_TYPE = '<Types><Default ContentType="application/vnd.ms-word.document.&#109;acroEnabled.main+xml"/></Types>'


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", FileFault.EMPTY),
        (bytes(LARGEST + 1), FileFault.TOO_LARGE),
        (docx()[:-30], FileFault.NOT_AS_NAMED),
        (packed({"word/document.xml": "<x/>"}), FileFault.NOT_AS_NAMED),
        (docx({"../../etc/passwd": "x"}), FileFault.NOT_AS_NAMED),
        (docx(types=DECLARED), FileFault.NOT_AS_NAMED),
        (otherwise_packed(), FileFault.NOT_AS_NAMED),
        (docx({"word/media/a.bin": bytes(11_000_000)}), FileFault.SWELLS),
        (docx({f"word/media/{n}": "" for n in range(5_000)}), FileFault.SWELLS),
        (docx({f"word/_rels/{n}.rels": RELATIONS.format("") + " " * 2_500_000 for n in range(2)}), FileFault.SWELLS),
        (docx({"word/VBAProject.bin": "x"}), FileFault.MACROS),
        (docx({"word/activeX/activeX1.bin": "x"}), FileFault.MACROS),
        (docx(types=MACRO_TYPE), FileFault.MACROS),
        (docx(leads_to("word/other.xml") | {"word/other.xml": "<x/>"}), FileFault.NOT_AS_NAMED),
        (docx({"_RELS/.rels": leads_to("word/other.xml")["_rels/.rels"]}), FileFault.NOT_AS_NAMED),
        (docx({"notes/1": field("DDE x")["word/footer1.xml"]}, types=TYPED_FOOTER), FileFault.REACHES_OUT),
        (docx(external("attachedTemplate")), FileFault.REACHES_OUT),
        (docx(external("oleObject")), FileFault.REACHES_OUT),
        (docx(external("image")), FileFault.REACHES_OUT),
        (docx(inside("oleObject")), FileFault.EMBEDDED),
        (docx(inside("aFChunk")), FileFault.EMBEDDED),
        (docx(field("INCLUDEPIC", "TURE “https://e.example/a.png”")), FileFault.REACHES_OUT),
        (encrypted(), FileFault.PROTECTED),
    ],
)
def test_a_word_document_is_refused_for_what_it_holds_beside_its_text(content: bytes, why: FileFault) -> None:
    assert fault(content, "a.docx") is why


def workbook(part: str, content_type: str = "application/xml") -> bytes:
    """A workbook that refers to one further part of its own."""
    entry = f'<Relationship Id="a" Target="a.xml" Type="{LINK.format(part)}"/>'
    types = f'<Types><Override PartName="/xl/a.xml" ContentType="{content_type}"/></Types>'
    return office("xl/workbook.xml", {"xl/_rels/workbook.xml.rels": RELATIONS.format(entry), "xl/a.xml": "<x/>"}, types)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (workbook("connections"), FileFault.REACHES_OUT),
        (workbook("externalLink"), FileFault.REACHES_OUT),
        (workbook("worksheet"), None),
        (workbook("xlMacrosheet", "application/vnd.ms-excel.macrosheet+xml"), FileFault.MACROS),
    ],
)
def test_a_workbook_is_refused_for_what_its_parts_load(content: bytes, why: FileFault | None) -> None:
    assert fault(content, "a.xlsx") is why


@pytest.mark.parametrize(
    ("formula", "why"),
    [
        ("of:=WEBSERVICE(&quot;https://e.example&quot;)", FileFault.FORMULA),
        ('of:=dde ("soffice";"a.ods";"A1")'.replace('"', "&quot;"), FileFault.FORMULA),
        ("of:=['https://e.example/a.ods'#$Sheet1.A1]", FileFault.FORMULA),
        ("of:=SUM([.A1:.A2])+['Été #1'.B1]", None),
    ],
)
@pytest.mark.parametrize("where", ["table-cell table:formula", "named-expression table:expression"])
def test_a_sheet_is_refused_for_formulas_that_ask_elsewhere(where: str, formula: str, why: FileFault | None) -> None:
    names = 'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    content = f'<office {names}><table:{where}="{formula}"/></office>'
    assert fault(open_document("spreadsheet", {"content.xml": content}), "a.ods") is why


def test_a_link_to_follow_is_no_part_that_is_loaded() -> None:
    assert fault(docx(external("hyperlink")), "a.docx") is None
    assert fault(docx(field('HYPERLINK "https://e.example"', " PAGE ")), "a.docx") is None
    assert fault(open_document("text", drawn("a", "https://e.example", "text")), "a.odt") is None
    assert fault(open_document("text", drawn("image", "Pictures/a.png")), "a.odt") is None


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({"Basic/Standard/Module1.xml": "x"}, FileFault.MACROS),
        ({"META-INF/manifest.xml": "<manifest:encryption-data/>"}, FileFault.PROTECTED),
        ({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}, FileFault.NOT_AS_NAMED),
        ({"META-INF/manifest.xml": '<a media-type="application/vnd.sun.star.oleobject"/>'}, FileFault.EMBEDDED),
        (drawn("object-ole", "./Object 1"), FileFault.EMBEDDED),
        (drawn("image", "https://e.example/a.png"), FileFault.REACHES_OUT),
        (drawn("image", "../a.png"), FileFault.REACHES_OUT),
        ({"styles.xml": drawn("fill-image", "//e.example/a.png")["content.xml"]}, FileFault.REACHES_OUT),
        ({"content.xml": DECLARED}, FileFault.NOT_AS_NAMED),
    ],
)
def test_an_open_document_is_refused_for_programs_passwords_and_being_another(
    more: dict[str, str | bytes], why: FileFault
) -> None:
    assert fault(open_document("text", more), "a.odt") is why


@pytest.mark.parametrize(
    ("inside", "why"),
    [
        (b"<</S /JavaScript>>", FileFault.ACTIVE),
        (b"<</S /J#61vaScript>>", FileFault.ACTIVE),
        (b"<</S /Rendition /JS (app.alert)>>", FileFault.ACTIVE),
        (b"<</S/Launch>>", FileFault.ACTIVE),
        (b"<</AA <</O <</S /GoToR /F (\\\\\\\\192.0.2.1\\\\a)>> >> >>", FileFault.ACTIVE),
        (b"<</Type /EmbeddedFile>>", FileFault.ACTIVE),
        (b"<</Encrypt 4 0 R>>", FileFault.PROTECTED),
        (b"(JavaScript is a language)", None),
        (b"/JavaScriptures", None),
        # Three letters after a stroke turn up in what is compressed.
        (b"\x91\x03/JS\xd3\x7f", None),
    ],
)
def test_a_pdf_is_refused_for_scripts_commands_files_and_passwords(inside: bytes, why: FileFault | None) -> None:
    assert fault(PDF.replace(b"endobj", inside + b"endobj"), "a.pdf") is why


@pytest.mark.parametrize(
    ("content", "name", "why"),
    [
        (png(20_001, 1), "a.png", FileFault.DIMENSIONS),
        (png(10_000, 10_000), "a.png", FileFault.DIMENSIONS),
        (png(0, 5), "a.png", FileFault.NOT_AS_NAMED),
        (png(5, 5)[:-20], "a.png", FileFault.NOT_AS_NAMED),
        (b"\xff\xd8\xff\xd9", "a.jpg", FileFault.NOT_AS_NAMED),
        (b"\xff\xd8\xff\xe0\xff\xff\xff\xd9", "a.jpg", FileFault.NOT_AS_NAMED),
        (b"a\x00b", "a.txt", FileFault.NOT_TEXT),
        ("電池".encode("cp932"), "a.csv", FileFault.NOT_TEXT),
    ],
)
def test_a_picture_too_large_to_be_drawn_and_text_that_is_none_are_refused(
    content: bytes, name: str, why: FileFault
) -> None:
    assert fault(content, name) is why


@given(
    head=st.sampled_from([b"", b"PK\x03\x04", b"%PDF-", b"\xff\xd8\xff\xe1", png(1, 1), docx()[:60]]),
    rest=st.binary(max_size=400),
    ending=st.sampled_from(list(FileKind)),
)
def test_no_bytes_make_the_inspection_fail_otherwise_than_by_a_refusal(
    head: bytes, rest: bytes, ending: FileKind
) -> None:
    assert fault(head + rest, f"a.{ending}") in {None, *FileFault}
