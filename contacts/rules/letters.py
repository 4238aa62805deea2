"""What a mail says, before anyone is named as its reader."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Letter:
    """The words of a mail in one language, as plain text.

    ``lines`` are paragraphs. ``link`` is a path in the portal, such as ``/notices/12/``, or empty. ``footer`` is
    the last paragraph, set smaller: the line that nothing here is legally binding.
    """

    subject: str
    lines: tuple[str, ...]
    link: str = ""
    footer: str = ""
