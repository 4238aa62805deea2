"""Natural order of references: MOC-1999-999 before MOC-1999-1000."""

DIGITS = "0123456789"
# Of the last number; longer than any serial number.
WIDTH = 12


def natural_key(reference: str) -> str:
    """Return the sort key of a reference: its last number is padded. ``core.db.natural_order`` has the same in SQL."""
    head = reference.rstrip(DIGITS)
    return head + reference[len(head) :].zfill(WIDTH)
