"""Task list rows and their action buttons."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from core.text.multilingual_text import MultilingualText

if TYPE_CHECKING:
    from contacts.models import HandlingMark

# Maximum rows of a list for review; the rest is in the register.
LONGEST_LIST = 10


@dataclass(frozen=True, slots=True)
class TaskButton:
    """Action button: label, URL and a hint."""

    label: str
    url: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Task:
    """Task: record, due date, URL, reason and action.

    ``is_formal`` marks a task for contact point officers, on which other ministries depend. ``act`` is None if the user
    can see the task but not act on it. ``mark`` is None for records without a handling mark.
    """

    reference: str
    title: MultilingualText
    url: str
    due_on: date | None
    why: str
    today: date
    act: TaskButton | None
    is_formal: bool = False
    mark: "HandlingMark | None" = None

    @property
    def is_overdue(self) -> bool:
        return self.due_on is not None and self.due_on < self.today


@dataclass(frozen=True, slots=True)
class TaskList:
    """Tasks of one ministry: pending responses, then overdue and upcoming ones, oldest first.

    Drafts visible to the ministry only are between the two.
    """

    lines: tuple[Task, ...]
    count: int
    overdue: int

    @property
    def more(self) -> int:
        """Return the number of tasks that the list omits."""
        return self.count - len(self.lines)

    @property
    def act(self) -> TaskButton | None:
        """Return the most urgent action available to the user."""
        return next((line.act for line in self.lines if line.act), None)
