"""Outstanding items under article 5(a): commitments without the IP instrument they need, and instruments that end.

An instrument that is hidden from the reader counts as missing, as everywhere else: otherwise the absence of a
commitment from the list would disclose it.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from commitments.models import Commitment, IpInstrument, IpInstrumentCommitment
from commitments.querysets import CommitmentQuerySet, IpInstrumentQuerySet
from contacts.models import User

SOON = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class OpenMatters:
    """Querysets of records visible to the reader; ``ending`` and ``ended`` are ordered by the end of the term."""

    without: CommitmentQuerySet
    ending: IpInstrumentQuerySet
    ended: IpInstrumentQuerySet


def open_matters(user: User, today: date) -> OpenMatters:
    """Return the outstanding items visible to ``user`` on ``today``, the date in the user's capital.

    ``ending`` covers terms that end within ``SOON``, ``ended`` those that have ended.
    """
    seen = IpInstrument.objects.visible_to(user).select_related("held_by", "mark").order_by("term_ends_on", "pk")
    return OpenMatters(
        without=without_instrument(user).select_related("lead", "mark"),
        ending=seen.ending(today, today + SOON),
        ended=seen.ended(today),
    )


def without_instrument(user: User) -> CommitmentQuerySet:
    """Return active commitments that expect IP matters and have no instrument visible to ``user``."""
    with_instrument = IpInstrumentCommitment.objects.filter(ip_instrument__in=IpInstrument.objects.visible_to(user))
    rows: CommitmentQuerySet = Commitment.objects.visible_to(user).needing_ip_instrument()
    return rows.exclude(pk__in=with_instrument.values("commitment"))
