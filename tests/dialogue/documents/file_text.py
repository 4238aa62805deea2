"""Text of a generated file in any of its parts."""

from io import BytesIO
from zipfile import BadZipFile, ZipFile

import docx
import pypdf
import pytest

from dialogue.documents.formats import GeneratedFile


def said(content: bytes) -> str:
    """All that a file says in any of its parts, unpacked as deep as it goes, without spaces and in small letters."""
    found = [content.decode("latin-1")]
    if content.startswith(b"%PDF"):
        reader = pypdf.PdfReader(BytesIO(content))
        found += [page.extract_text() for page in reader.pages]
        found += map(str, (reader.metadata or {}).values())
    elif content.startswith(b"PK"):
        try:
            with ZipFile(BytesIO(content)) as file:
                for name in file.namelist():
                    found += [name, said(file.read(name))]
        except BadZipFile:
            pytest.fail("A file begins like an archive and is none.")
    return "".join("".join(found).split()).replace("\u200b", "").lower()


def text(made: GeneratedFile) -> str:
    """What a DOCX says, paragraph by paragraph and cell by cell."""
    document = docx.Document(BytesIO(made.content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells]).replace("\u2060", "")
