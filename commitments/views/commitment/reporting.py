"""A report that is written on the page of a commitment: for whom, in which language, and what is said of its words."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from commitments.models import Commitment, ProgressReport, SupportingParticipant
from commitments.services import reports
from commitments.services.guard import guarded
from contacts.models import Participant, User
from core.db.multilingual import page_language
from core.text.languages import Language


def may_report_for(user: User, commitment: Commitment) -> QuerySet[Participant]:
    """Who leads or supports the commitment, as far as ``user`` may report for it; nobody once it is not active.

    The secretariat reports on behalf of each of them. Whoever else has something to report does so in the list of
    progress reports.
    """
    if not commitment.state_of.is_open or not user.has_perm("commitments.add_progressreport"):
        return Participant.objects.none()
    # By its keys: joined with all commitments of each Participant, the rows of both relations multiply.
    supporting = SupportingParticipant.objects.filter(commitment=commitment).values("participant")
    at_work = Participant.objects.filter(Q(pk=commitment.lead_id) | Q(pk__in=supporting))
    if not user.may.runs_register:
        assert user.participant_id is not None  # Held by user_with_a_ministry_role_has_a_ministry.
        at_work = at_work.filter(pk=user.participant_id)
    return at_work.order_by("order")


def written_in() -> Language:
    """Return the language of the page, which is that of what is written on it."""
    return Language(page_language())


def send(commitment: Commitment, asked: Mapping[str, Any], *, by: User, submitted: bool) -> ProgressReport:
    """Enter the report and, where it is ``submitted``, freeze it."""
    language = written_in()
    return reports.enter(
        by=by,
        at=datetime.now(UTC),
        submitted=submitted,
        commitment=commitment,
        participant=asked["participant"],
        reported_on=asked["reported_on"],
        health=asked["health"],
        completion=asked["completion"],
        original_language=language,
        **{f"text_{language}": asked["text"]},
    )


def warnings_of(report: ProgressReport) -> Iterator[str]:
    """The words of treaties in it, and what the MOC says instead. Nothing is refused for them."""
    for warning in guarded(report, "text"):
        words = pgettext("between facts on one record", "; ").join(
            _("“%(found)s” → %(offer)s") % {"found": each.found, "offer": each.offer} for each in warning.words
        )
        yield _("It is saved. Some words are those of treaties, and the MOC has its own. %(words)s") % {"words": words}
