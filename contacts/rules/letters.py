"""What a mail says, before anyone is named as its reader."""

import unicodedata
from dataclasses import dataclass

# Control characters, the separators of lines and paragraphs, and halves of characters, which no header can carry.
UNSAFE = frozenset({"Cc", "Zl", "Zp", "Cs"})


@dataclass(frozen=True, slots=True)
class Letter:
    """The words of a mail in one language, as plain text.

    ``lines`` are paragraphs. ``link`` is a path in the portal, such as ``/notices/12/``, or empty. ``footer`` is
    the last paragraph, set smaller: the line that nothing here is legally binding.

    A mail that says something of a marked record bears its mark (TLP 2.0): ``label`` stands before the subject, and
    ``mark``, which is the mark in full, before the text.
    """

    subject: str
    lines: tuple[str, ...]
    link: str = ""
    footer: str = ""
    label: str = ""
    mark: str = ""

    @property
    def heading(self) -> str:
        """The subject as it is sent."""
        return f"[{self.label}] {self.subject}" if self.label else self.subject


def fits_a_header(text: str) -> bool:
    """Whether a header of a mail can carry ``text``: one line of plain characters."""
    return not any(unicodedata.category(character) in UNSAFE for character in text)


def on_one_line(text: str) -> str:
    """``text`` with a space for whatever no header can carry."""
    return "".join(" " if unicodedata.category(character) in UNSAFE else character for character in text).strip()
