"""Format of provision codes and record numbers, in citations and in addresses."""

import re

# Number of an article, then those of its parts, each with an optional word such as "bis" for an inserted one. No two
# codes have the same key.
BETWEEN = "(?: [a-z]{2,6})?"
CODE = re.compile(rf"[0-9]{{1,3}}{BETWEEN}(?:\([0-9a-z]{{1,5}}{BETWEEN}\))*")
# Code that could be broken over two lines: between two adjacent brackets, or in Japanese (第2項(c)) before the first.
IN_TEXT = re.compile(r"(?:第[0-9]{1,3}項(?=\()|\b[0-9]{1,3}(?=\([0-9a-z]{1,5}\)\())(?:\([0-9a-z]{1,5}\))+")

# Record number in a sentence, each type by the name of its page. The prefix of commitments, activities and records of
# the areas is data of the instrument.
NUMBER_IN_TEXT = re.compile(
    r"(?<![\w-])(?:(?P<decision>(?:DEMO-)?JD-[0-9]{4}-[0-9]+)|(?P<notice>(?:DEMO-)?N-[0-9]{4}-[0-9]+)"
    r"|(?P<activity>[A-Z]{2,8}-A-[0-9]{4}-[0-9]+)|(?P<programme>[A-Z]{2,8}-P-[0-9]{4}-[0-9]+)"
    r"|(?P<standard>[A-Z]{2,8}-S-[0-9]{4}-[0-9]+)|(?P<information>[A-Z]{2,8}-I-[0-9]{4}-[0-9]+)"
    r"|(?P<commitment>[A-Z]{2,8}-[0-9]{4}-[0-9]+))(?![0-9-])"
)


def key_of(code: str) -> str:
    """Return the key of a code for addresses: ``2(c)(iv)`` is ``2.c.iv`` and ``2(c)(x)-1`` is ``2.c.x-1``."""
    return code.replace(")(", ".").replace("(", ".").replace(")", "").replace(" ", "-")


def code_in(citation: str) -> str:
    """Return the code of a match of ``IN_TEXT``: that of ``第2項(c)(iv)`` is ``2(c)(iv)``."""
    return citation.removeprefix("第").replace("項", "")


def is_code(text: str) -> bool:
    """Return whether ``text`` has the format of a code of the MOC: ``2(c)(iv)``, ``10`` or ``1(a bis)``."""
    return CODE.fullmatch(text) is not None
