"""Clearance rules of the record of discussion: outstanding paragraphs, and when it may be adopted."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ParagraphResponse:
    """Response of a Participant to the paragraph ``paragraph`` with the text of ``text_hash``."""

    paragraph: int
    participant: str
    cleared: bool
    text_hash: str


def missing(
    seats: Sequence[str], texts: Mapping[int, str], answers: Iterable[ParagraphResponse]
) -> dict[int, tuple[str, ...]]:
    """Return for each paragraph not cleared by all the missing Participants, in the order of ``seats``.

    ``texts`` gives the hash of each paragraph's current text. Comments, responses to another text and responses from
    outside the seats do not count.
    """
    cleared = {
        (answer.paragraph, answer.participant)
        for answer in answers
        if answer.cleared and answer.text_hash == texts.get(answer.paragraph)
    }
    waited_for = {key: tuple(seat for seat in seats if (key, seat) not in cleared) for key in texts}
    return {key: codes for key, codes in waited_for.items() if codes}


def may_be_adopted(seats: Sequence[str], texts: Mapping[int, str], answers: Iterable[ParagraphResponse]) -> bool:
    """Return whether each Participant has cleared each paragraph; False without seats or paragraphs."""
    return bool(seats) and bool(texts) and not missing(seats, texts, answers)
