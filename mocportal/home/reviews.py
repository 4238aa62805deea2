"""Commitments that the user's ministry reviews before the next Dialogue: keep, restate or propose for closing."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from commitments.acts import REVIEW_ACTS
from commitments.models import Commitment
from commitments.rules.reviews import RECENT
from contacts.models import Participant, User
from contacts.services.today import today_for
from core.text.links import Link
from dialogue.models import Dialogue
from mocportal.home.task_rows import LONGEST_LIST


@dataclass(frozen=True, slots=True)
class Reviews:
    """First ``rows`` of ``count`` commitments, each with its day of activation and the answers, before ``dialogue``."""

    dialogue: Dialogue
    rows: list[tuple[Any, list[Link]]]
    count: int


def read_reviews(user: User, ministry: Participant, coming: Dialogue | None) -> Reviews | None:
    """Return the unreviewed commitments of ``ministry``, the oldest first.

    None without any, without a date, and before the period in which an answer counts for the Dialogue.
    """
    on: date | None = coming.held_by if coming else None
    if coming is None or on is None or today_for(user) < on - RECENT:
        return None
    found: QuerySet[Any] = Commitment.objects.visible_to(user).led_by(ministry.pk).unreviewed(on)
    rows = list(found.select_related("mark", "lead").order_by("active_since", "reference__natural")[:LONGEST_LIST])
    acts = [(each, REVIEW_ACTS.links(each, user)) for each in rows]
    return Reviews(coming, acts, len(rows) if len(rows) < LONGEST_LIST else found.count()) if rows else None
