"""Typography of documents: one form of the apostrophe, regardless of the catalogues and the register."""

import re

_APOSTROPHE = re.compile(r"(?<=\w)'")
_OPENING = re.compile(r"(?<!\w)'(?=\w)")


def apostrophes(text: str) -> str:
    """Return the text with typographic apostrophes and single quotation marks."""
    return _OPENING.sub("‘", _APOSTROPHE.sub("’", text)) if "'" in text else text


def set_apostrophes(node: object, *names: str) -> None:
    """Set the named texts of a frozen part of a document, while it is made."""
    for name in names:
        text = getattr(node, name)
        if "'" in text:
            object.__setattr__(node, name, apostrophes(text))
