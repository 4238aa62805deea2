"""How the mail stands that the reader may know of: what waits, and what waits for a person to decide."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Min
from django.utils.timesince import timesince

from contacts.models import Message, User


@dataclass(frozen=True, slots=True)
class Mail:
    """Numbers of messages; ``oldest`` says for how long the oldest that waits has waited, empty where none does."""

    waiting: int
    oldest: str
    uncertain: int
    failed: int

    @property
    def undecided(self) -> int:
        """How many do not move any more until somebody decides."""
        return self.uncertain + self.failed


def read_mail(user: User, now: datetime) -> Mail:
    """Read the numbers at the aware moment ``now``, in three statements, each over a short index."""
    seen = Message.objects.visible_to(user)
    waiting = seen.waiting().order_by().aggregate(count=Count("pk"), oldest=Min("recorded_at"))
    return Mail(
        waiting=waiting["count"],
        oldest=timesince(waiting["oldest"], now, depth=1) if waiting["oldest"] else "",
        uncertain=seen.uncertain().count(),
        failed=seen.failed().count(),
    )
