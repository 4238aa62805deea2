"""Files as programs write them, and what somebody would put into them."""

import struct
import zlib
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from core.files.enums import FileFault
from core.files.inspection import FileRefusedError, inspect

TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
PDF = b"%PDF-1.7\n1 0 obj\n<</Type /Catalog>>\nendobj\n%%EOF\n"
JPEG = b"\xff\xd8\xff\xe0\x00\x04AB\xff\xc0\x00\x11\x08" + struct.pack(">HH", 40, 60) + b"\x03" * 10 + b"\xff\xd9"


def packed(parts: dict[str, str | bytes]) -> bytes:
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return made.getvalue()


OFFICE_DOCUMENT = (
    '<Relationship Id="b" Target="{}" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/>'
)


def leads_to(body: str) -> dict[str, str | bytes]:
    return {"_rels/.rels": RELATIONS.format(OFFICE_DOCUMENT.format(body))}


def office(body: str, more: dict[str, str | bytes] | None = None, types: str = TYPES) -> bytes:
    return packed({"[Content_Types].xml": types, **leads_to(body), body: "<x/>", **(more or {})})


def docx(more: dict[str, str | bytes] | None = None, types: str = TYPES) -> bytes:
    return office("word/document.xml", more, types)


def open_document(kind: str, more: dict[str, str | bytes] | None = None) -> bytes:
    media_type = f"application/vnd.oasis.opendocument.{kind}"
    return packed({"mimetype": media_type, "content.xml": "<x/>", **(more or {})})


def png(width: int, height: int) -> bytes:
    def part(name: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + part(b"IHDR", head) + part(b"IDAT", zlib.compress(b"\0\0")) + part(b"IEND", b"")


LARGEST = 1_000_000


def fault(content: bytes, name: str) -> FileFault | None:
    try:
        inspect(content, name, largest=LARGEST)
    except FileRefusedError as error:
        return error.fault
    return None
