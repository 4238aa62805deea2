"""Mail queue status for the home page: pending messages, and those that need a decision."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Min
from django.utils.timesince import timesince

from contacts.models import Message, User


@dataclass(frozen=True, slots=True)
class Mail:
    """Message counts; ``oldest`` is the age of the oldest pending message in words, empty if there is none."""

    waiting: int
    oldest: str
    uncertain: int
    failed: int

    @property
    def undecided(self) -> int:
        """Return the number of messages that need a decision before they are sent."""
        return self.uncertain + self.failed


def read_mail(user: User, now: datetime) -> Mail:
    """Return the counts at the aware datetime ``now``, in three statements on small indexes."""
    seen = Message.objects.visible_to(user)
    waiting = seen.waiting().order_by().aggregate(count=Count("pk"), oldest=Min("recorded_at"))
    return Mail(
        waiting=waiting["count"],
        oldest=timesince(waiting["oldest"], now, depth=1) if waiting["oldest"] else "",
        uncertain=seen.uncertain().count(),
        failed=seen.failed().count(),
    )
