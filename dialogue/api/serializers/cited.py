"""The symbol of a Dialogue, with which those of its documents begin."""

from core.rest.read.fields import Row

CITED = ("dialogue__instrument__document_symbol", "dialogue__number", "dialogue__number_was")


def symbol_of_dialogue(row: Row) -> str:
    """Return it as ``Dialogue.symbol`` does, from the columns of ``CITED``."""
    series, number, was = (row[column] for column in CITED)
    return f"{series}/{was or number}"
