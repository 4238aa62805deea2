"""An order that no index has as a whole, as stretches that one has as they stand.

No index has rows by the place of a Participant in the text, or in both directions with the empty values last. But one
of a column and the keys behind it has those of each Participant, of each word, and those without a value, by their
keys. Read stretch after stretch, the first page and the last cost the same.
"""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.db.models import TextChoices


@dataclass(frozen=True, slots=True)
class Stretch:
    """Rows of which the column of the order says ``value``, None where it is empty; ``where`` is what an index has."""

    value: Hashable
    where: tuple[tuple[str, Hashable], ...]


type Stretches = tuple[Stretch, ...]
# By the path of the column; the stretches stand in the order of their values, those without one last.
type Stretched = Mapping[str, Callable[[], Stretches]]


def of_words(path: str, words: "type[TextChoices]") -> Callable[[], Stretches]:
    """Those of a closed list, in the order that the database gives to its words, which are plain letters."""
    found = tuple(Stretch(word, ((path, word),)) for word in sorted(words.values))
    return lambda: found
