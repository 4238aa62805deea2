"""The lines of what waits for a ministry, and the buttons beside them."""

from dataclasses import dataclass
from datetime import date

from core.text.multilingual_text import Words

# More rows than this are no list to work through; the rest is in the register.
LONGEST_LIST = 10


@dataclass(frozen=True, slots=True)
class Act:
    """A button: what can be done, where, and a sentence on what it does."""

    label: str
    url: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Duty:
    """A line of the list: what it is, when it is or was due, where to go, and what can be done at once.

    ``is_formal`` marks what only a contact point officer answers, and what other ministries wait for. ``act`` is None
    where the reader can only see that it waits.
    """

    reference: str
    title: Words
    url: str
    due_on: date | None
    why: str
    today: date
    act: Act | None
    is_formal: bool = False

    @property
    def is_overdue(self) -> bool:
        return self.due_on is not None and self.due_on < self.today


@dataclass(frozen=True, slots=True)
class Duties:
    """Everything of one ministry that is to be answered, then what is overdue or due soon, oldest first.

    Drafts that only the ministry knows of stand between the two.
    """

    lines: tuple[Duty, ...]
    count: int
    overdue: int

    @property
    def more(self) -> int:
        """How many the list leaves out."""
        return self.count - len(self.lines)

    @property
    def act(self) -> Act | None:
        """The most urgent of what can be done at once."""
        return next((line.act for line in self.lines if line.act), None)
