"""The wording of the documents, sentence by sentence, for readers whose language it is: docs/wording-for-review.md.

The head of the page is written by hand; the tables come from the catalogues.
"""

import re
from collections.abc import Iterator

from tests.docs.packages import ROOT
from tests.portal.catalogues import messages, sources, told

PAGE = ROOT / "docs/wording-for-review.md"
BEGIN, END = "<!-- sentences -->\n", "<!-- /sentences -->"

# Parts of the documents by their title, with the modules that write them.
PARTS = {
    "Agenda: masthead, note and meeting details": (
        "dialogue/documents/text/masthead",
        "dialogue/documents/text/meeting_details",
        "dialogue/documents/text/changes",
        "dialogue/documents/text/addenda_and_corrigenda",
    ),
    "Agenda: items, annotations and annexes": ("dialogue/documents/text/",),
    "Script of the co-chairs (spoken)": (
        "dialogue/documents/text/meeting_documents/script",
        "dialogue/documents/text/meeting_documents/speech",
    ),
    "Record of discussion": (
        "dialogue/documents/text/meeting_documents/record",
        "dialogue/services/record_draft",
    ),
    "Follow-up note by the co-chairs": ("dialogue/documents/text/meeting_documents/follow_up_note",),
    "Joint press line": ("dialogue/documents/text/meeting_documents/press_line",),
    "Annual report": (
        "dialogue/documents/text/meeting_documents/report",
        "dialogue/documents/text/meeting_documents/progress",
    ),
    "Briefs, versions for invitees, cover sheets and other documents": ("dialogue/documents/text/meeting_documents/",),
}

# Share of the lines that may be older than the catalogues.
TOLERANCE = 0.2
# A sentence ends with a stop or has so many words; labels of fields and columns are shorter.
WORDS = 5


def part_of(paths: set[str]) -> str | None:
    """Return the part that the most specific prefix names; None for a message of no document."""
    fitting = [
        (len(prefix), title)
        for title, prefixes in PARTS.items()
        for prefix in prefixes
        if any(path.startswith(prefix) for path in paths)
    ]
    return max(fitting)[1] if fitting else None


def rows() -> Iterator[tuple[str, str, str, str]]:
    """Yield the part and the sentence in English, French and Japanese."""
    in_french, in_japanese = (
        {(each.context, first(each)): told(each) for each in messages(one)} for one in ("fr", "ja")
    )
    for key, paths in sources().items():
        part, english = part_of(paths), key[1]
        if part and (english.rstrip().endswith((".", "?")) or len(english.split()) >= WORDS):
            yield part, english, " / ".join(in_french[key]), " / ".join(in_japanese[key])


def first(message: object) -> str:
    given = message.id  # type: ignore[attr-defined]  # Babel's own type.
    return given if isinstance(given, str) else given[0]


def current(text: str) -> str:
    """Return the page with the tables as the catalogues have them."""
    found = re.search(f"{re.escape(BEGIN)}.*?{re.escape(END)}", text, re.DOTALL)
    assert found
    tables = []
    everything = sorted(set(rows()))
    for part in PARTS:
        body = [f"| {cell(en)} | {cell(fr)} | {cell(ja)} |" for one, en, fr, ja in everything if one == part]
        tables.append(
            "\n".join([f"### {part}", "", "| English | French | Japanese |", "| --- | --- | --- |", *body, ""])
        )
    return text.replace(found[0], BEGIN + "\n".join(tables) + END)


def cell(text: str) -> str:
    return " ".join(text.split(" ")).replace("\n", " ").replace("|", "\\|").strip()
