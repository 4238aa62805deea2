"""The record of discussion: who has still to clear which paragraph, and when it may be adopted."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Answer:
    """What a Participant said of the paragraph ``paragraph``, to the text with ``text_hash``."""

    paragraph: int
    participant: str
    cleared: bool
    text_hash: str


def missing(seats: Sequence[str], texts: Mapping[int, str], answers: Iterable[Answer]) -> dict[int, tuple[str, ...]]:
    """For each paragraph that somebody has still to clear, who, in the order of ``seats``.

    ``texts`` gives the hash of each paragraph as it reads now. A comment clears nothing, what was said of another
    text does not count, nor does what comes from outside the seats.
    """
    cleared = {
        (answer.paragraph, answer.participant)
        for answer in answers
        if answer.cleared and answer.text_hash == texts.get(answer.paragraph)
    }
    waited_for = {key: tuple(seat for seat in seats if (key, seat) not in cleared) for key in texts}
    return {key: codes for key, codes in waited_for.items() if codes}


def may_be_adopted(seats: Sequence[str], texts: Mapping[int, str], answers: Iterable[Answer]) -> bool:
    """Whether each Participant has cleared each paragraph; without seats or paragraphs there is nothing to adopt."""
    return bool(seats) and bool(texts) and not missing(seats, texts, answers)


def cited(numbers: Sequence[str]) -> tuple[str, ...]:
    """How paragraphs are cited, given the number of the item that each stands under: ``3.1``, ``3.2``, ``6(a)``.

    The paragraphs of an item are counted where it has several; those under no number stay without one.
    """
    total, seen = Counter(numbers), Counter[str]()
    labels = []
    for number in numbers:
        seen[number] += 1
        labels.append(f"{number}.{seen[number]}" if number and total[number] > 1 else number)
    return tuple(labels)
