"""What article 5(a) leaves open: commitments without the instrument they need, and instruments that end.

An instrument that the reader may not see is to the reader as if there were none, here as everywhere: otherwise the
absence of a commitment from the list would tell of it.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from commitments.models import Commitment, IpInstrument, IpInstrumentCommitment
from commitments.querysets import CommitmentQuerySet, IpInstrumentQuerySet
from contacts.models import User

SOON = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class OpenMatters:
    """Lists of records, each as its reader may see it; ``ending`` and ``ended`` by the end of the term."""

    without: CommitmentQuerySet
    ending: IpInstrumentQuerySet
    ended: IpInstrumentQuerySet


def open_matters(user: User, today: date) -> OpenMatters:
    """What ``user`` may see of it on ``today``, the day in the user's capital. Terms end within ``SOON`` or have."""
    seen = IpInstrument.objects.visible_to(user).select_related("held_by", "mark").order_by("term_ends_on", "pk")
    return OpenMatters(
        without=without_instrument(user).select_related("lead", "mark"),
        ending=seen.ending(today, today + SOON),
        ended=seen.ended(today),
    )


def without_instrument(user: User) -> CommitmentQuerySet:
    """Active commitments that expect intellectual property matters and have no instrument that ``user`` may see."""
    told = IpInstrumentCommitment.objects.filter(ip_instrument__in=IpInstrument.objects.visible_to(user))
    # The stubs type a manager's rows by its model alone.
    rows: CommitmentQuerySet = Commitment.objects.visible_to(user).needing_ip_instrument()
    return rows.exclude(pk__in=told.values("commitment"))
