"""Corrections of an adopted record of discussion."""

from typing import Any

from dialogue.services import records
from tests.factories.records import LATER, Held


def correction(held: Held, **fields: Any) -> Any:
    given = {
        "paragraph": held.paragraphs[0],
        "texts": {"en": "The Participants took note of it with thanks."},
        "original": "en",
        "reason": "A word was missing.",
        "by": held.secretariat,
        "on": LATER.date(),
        "at": LATER,
    }
    return records.correct(**given | fields)
