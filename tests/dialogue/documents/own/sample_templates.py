"""Word templates of a ministry."""

from io import BytesIO

import docx


def written(*paragraphs: str, cell: str = "", header: str = "") -> bytes:
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    if cell:
        document.add_table(rows=2, cols=2).cell(1, 0).text = cell
    if header:
        document.sections[0].header.paragraphs[0].text = header
    saved = BytesIO()
    document.save(saved)
    return saved.getvalue()
