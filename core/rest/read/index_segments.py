"""Index segments: parts of a sort order that each have an index, if the whole order has none.

No index has rows by the order of Participants in the text, or in both directions with empty values last. But an index
of a column and its keys has the rows of each Participant, of each choice, and those without a value, by their keys.
Reading segment after segment, the first and the last page cost the same.
"""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.db.models import TextChoices


@dataclass(frozen=True, slots=True)
class IndexSegment:
    """Index segment: rows whose order column has ``value``, None if empty; ``where`` is the indexed condition."""

    value: Hashable
    where: tuple[tuple[str, Hashable], ...]


type IndexSegments = tuple[IndexSegment, ...]
# By the path of the column; the segments are in the order of their values, the one without a value last.
type SegmentedColumns = Mapping[str, Callable[[], IndexSegments]]


def of_words(path: str, words: "type[TextChoices]") -> Callable[[], IndexSegments]:
    """Return the index segments of a choice column, in the order in which the database sorts its values."""
    found = tuple(IndexSegment(word, ((path, word),)) for word in sorted(words.values))
    return lambda: found
