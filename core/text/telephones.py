"""Telephone numbers as people write them, and as telephones dial them."""

import re

# Written between the digits to be read more easily; what comes after anything else is an extension.
WRITTEN = re.compile(r"\+?[\d\s().\-\u2010-\u2013]*")
# In a number that begins with its country, the zero in brackets is for callers inside that country.
TRUNK_ZERO = re.compile(r"\(0\)")


def address(telephone: str) -> str:
    """The number as a "tel:" address (RFC 3966) without its extension; empty where it has no digits."""
    written = TRUNK_ZERO.sub("", telephone) if telephone.lstrip().startswith("+") else telephone
    begun = WRITTEN.match(written.strip())
    assert begun is not None
    number = re.sub(r"[^\d+]", "", begun.group())
    return f"tel:{number}" if number.strip("+") else ""
