"""Keys of records as forms and addresses send them."""

# A key is no longer than the largest number that the database holds.
LONGEST = len(str(2**63))


def key_of(text: str) -> int:
    """The key that ``text`` says, or 0, under which nothing is found, where it says none."""
    return int(text) if text.isdecimal() and len(text) <= LONGEST else 0
