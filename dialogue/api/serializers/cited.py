"""Symbol of a Dialogue, the prefix of its documents' symbols."""

from core.rest.read.fields import Row

CITED = ("dialogue__instrument__document_symbol", "dialogue__number", "dialogue__number_was")


def symbol_of_dialogue(row: Row) -> str:
    """Return the symbol as ``Dialogue.symbol`` does, from the columns of ``CITED``."""
    series, number, was = (row[column] for column in CITED)
    return f"{series}/{was or number}"
