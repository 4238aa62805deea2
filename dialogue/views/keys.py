"""Primary keys in forms and URLs."""

# Number of digits of the largest database integer.
LONGEST = len(str(2**63))


def key_of(text: str) -> int:
    """Return the key in ``text``, or 0, which matches nothing."""
    return int(text) if text.isdecimal() and len(text) <= LONGEST else 0
