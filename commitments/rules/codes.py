"""How the codes of provisions are written, and how they are where brackets cannot stand."""

import re

# The number of an article, then those of its parts, each with a word such as "bis" where one was put between two. No
# two of them have one key.
BETWEEN = "(?: [a-z]{2,6})?"
CODE = re.compile(rf"[0-9]{{1,3}}{BETWEEN}(?:\([0-9a-z]{{1,5}}{BETWEEN}\))*")
# As far as a line could break in it: between two brackets that meet.
IN_TEXT = re.compile(r"\b[0-9]{1,3}(?:\([0-9a-z]{1,5}\)){2,}")


def key_of(code: str) -> str:
    """How an address writes a code: ``2(c)(iv)`` is ``2.c.iv`` and ``2(c)(x)-1`` is ``2.c.x-1``."""
    return code.replace(")(", ".").replace("(", ".").replace(")", "").replace(" ", "-")


def is_code(text: str) -> bool:
    """Whether ``text`` numbers an article or a part of one as the MOC does: ``2(c)(iv)``, ``10`` or ``1(a bis)``."""
    return CODE.fullmatch(text) is not None
