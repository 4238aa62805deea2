"""Document properties that file managers show."""

from core.text.languages import TAGS
from dialogue.documents.agenda import AgendaDocument
from dialogue.documents.word.markup import attribute


def properties(agenda: AgendaDocument) -> str:
    """Return ``docProps/core.xml``; its timestamp is the as-of instant, for deterministic output."""
    instant = f"{agenda.as_of:%Y-%m-%dT%H:%M:%SZ}"
    head = agenda.masthead
    named = {
        "dc:title": head.title + ("\u3000" if agenda.language == "ja" else ", ") + head.subtitle,
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
