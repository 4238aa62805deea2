"""Email content, independent of its recipients."""

import unicodedata
from dataclasses import dataclass

# Control characters, line and paragraph separators, and surrogates, which no header can carry.
UNSAFE = frozenset({"Cc", "Zl", "Zp", "Cs"})


@dataclass(frozen=True, slots=True)
class EmailContent:
    """Email content in one language, as plain text.

    ``lines`` are paragraphs. ``link`` is a path in the portal, such as ``/notices/12/``, or empty. ``footer`` is the
    last paragraph, in small print: the statement that nothing is legally binding. A mail about a marked record has
    its handling mark: ``label`` precedes the subject, and ``mark``, the mark in full, the text.
    """

    subject: str
    lines: tuple[str, ...]
    link: str = ""
    footer: str = ""
    label: str = ""
    mark: str = ""

    @property
    def heading(self) -> str:
        """Return the subject with the label of the handling mark."""
        return f"[{self.label}] {self.subject}" if self.label else self.subject


def fits_a_header(text: str) -> bool:
    """Return whether a mail header can carry ``text``: one line without control characters."""
    return not any(unicodedata.category(character) in UNSAFE for character in text)


def on_one_line(text: str) -> str:
    """Replace the characters that no mail header can carry by spaces."""
    return "".join(" " if unicodedata.category(character) in UNSAFE else character for character in text).strip()
