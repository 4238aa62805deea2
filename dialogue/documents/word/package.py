"""The file around the parts: properties that a file manager shows, and a ZIP without a clock in it."""

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from dialogue.documents.agenda import Agenda
from dialogue.documents.word.markup import TAGS, attribute

_FIRST_DATE_OF_ZIP = (1980, 1, 1, 0, 0, 0)
_UNIX = 3


def properties(agenda: Agenda) -> str:
    """``docProps/core.xml``. The instant is the one at which the register was read, so nothing else enters."""
    instant = f"{agenda.as_of:%Y-%m-%dT%H:%M:%SZ}"
    head = agenda.masthead
    named = {
        "dc:title": head.title,
        "dc:subject": head.symbol,
        "dc:creator": agenda.author,
        "cp:keywords": head.mark,
        "cp:lastModifiedBy": agenda.author,
        "dc:language": TAGS[agenda.language],
        "cp:contentStatus": head.status,
    }
    written = "".join(f"<{name}>{attribute(value)}</{name}>" for name, value in named.items())
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties '
        'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{written}'
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{instant}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{instant}</dcterms:modified></cp:coreProperties>'
    )


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """The same parts give the same bytes, whenever and on whatever system."""
    packed = BytesIO()
    with ZipFile(packed, "w") as file:
        for name, content in parts.items():
            entry = ZipInfo(name, date_time=_FIRST_DATE_OF_ZIP)
            entry.create_system = _UNIX
            entry.external_attr = 0o644 << 16
            file.writestr(entry, content, compress_type=ZIP_DEFLATED)
    return packed.getvalue()
