"""Telephone numbers as written and as dialled."""

import re

# Characters that separate digits; anything after another character is an extension.
WRITTEN = re.compile(r"\+?[\d\s().\-\u2010-\u2013]*")
# In an international number, the zero in brackets is for domestic callers.
TRUNK_ZERO = re.compile(r"\(0\)")


def address(telephone: str) -> str:
    """Return the number as a "tel:" URL (RFC 3966) without its extension; empty without digits."""
    written = TRUNK_ZERO.sub("", telephone) if telephone.lstrip().startswith("+") else telephone
    begun = WRITTEN.match(written.strip())
    assert begun is not None
    number = re.sub(r"[^\d+]", "", begun.group())
    return f"tel:{number}" if number.strip("+") else ""
