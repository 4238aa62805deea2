"""Status of the term of an IP instrument."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from commitments.models import IpInstrument
from commitments.services.intellectual_property import SOON
from core.db.multilingual import day_in_words


@dataclass(frozen=True, slots=True)
class Term:
    """Status of a term; ``label`` is its status badge, or empty; ``icon`` and ``tone`` style the badge."""

    sentence: str
    label: str = ""
    icon: str = ""
    tone: str = ""


def describe_term(instrument: IpInstrument, today: date) -> Term:
    """Return the status of the term on ``today``, the date in the reader's capital."""
    ends = instrument.term_ends_on
    if ends is None:
        return Term(_("Not set"))
    day = {"day": day_in_words(ends)}
    if ends < today:
        return Term(_("Ended on %(day)s") % day, _("Ended"), "late", "neutral")
    if ends <= today + SOON:
        return Term(_("Ends on %(day)s") % day, _("Within 90 days"), "warn", "warn")
    return Term(_("Ends on %(day)s") % day)
