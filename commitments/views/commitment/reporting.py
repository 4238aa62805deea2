"""Progress report from the page of a commitment: its Participants, its language and its language warnings."""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _, pgettext

from commitments.models import Commitment, ProgressReport, SupportingParticipant
from commitments.services import reports
from commitments.services.language_guard import guarded
from contacts.models import Participant, User
from core.db.multilingual import page_language
from core.text.languages import Language


def may_report_for(user: User, commitment: Commitment) -> QuerySet[Participant]:
    """Return the lead and supporting Participants that ``user`` may report for; none unless the commitment is active.

    So may the lead of an open action on the commitment. The secretariat reports on behalf of each of them.
    """
    if not commitment.state_of.is_open or not user.has_perm("commitments.add_progressreport"):
        return Participant.objects.none()
    # A subquery: a join with all commitments of each Participant would multiply the rows of both relations.
    supporting = SupportingParticipant.objects.filter(commitment=commitment).values("participant")
    acting = commitment.actions.open().values("lead")
    at_work = Participant.objects.filter(Q(pk=commitment.lead_id) | Q(pk__in=supporting) | Q(pk__in=acting))
    if not user.may.runs_register:
        assert user.participant_id is not None  # Ensured by user_with_a_ministry_role_has_a_ministry.
        at_work = at_work.filter(pk=user.participant_id)
    return at_work.order_by("order")


def written_in() -> Language:
    """Return the language of the page, which is also the language of the submitted text."""
    return Language(page_language())


def prefilled(commitment: Commitment, participants: QuerySet[Participant], today: date) -> dict[str, Any]:
    """Return the initial date, health, completion and text of a report.

    Health and completion are those of the commitment. The text is that of the last report in force, if exactly one
    Participant is possible: with several, it would be submitted for another one. A text in another language than that
    of the page is left out, since the report would state it as its original.
    """
    initial = {"reported_on": today, "health": commitment.health, "completion": commitment.completion, "text": ""}
    if len(participants) != 1:
        return initial
    reports_in_force = commitment.reports.in_force().filter(participant=participants[0])
    last = reports_in_force.order_by("-reported_on", "-pk").first()
    return initial | {"text": getattr(last, f"text_{written_in()}") if last else ""}


def send(commitment: Commitment, values: Mapping[str, Any], *, by: User, submitted: bool) -> ProgressReport:
    """Create the report, and submit it if ``submitted``."""
    language = written_in()
    return reports.enter(
        by=by,
        at=datetime.now(UTC),
        submitted=submitted,
        commitment=commitment,
        participant=values["participant"],
        reported_on=values["reported_on"],
        health=values["health"],
        completion=values["completion"],
        provisional=values["provisional"],
        original_language=language,
        **{f"text_{language}": values["text"]},
    )


def warnings_of(report: ProgressReport) -> Iterator[str]:
    """Yield a warning for each text with treaty terms, with the MOC's own terms. The report is saved nevertheless."""
    for warning in guarded(report, "text"):
        words = pgettext("between facts on one record", "; ").join(
            _("“%(found)s” → %(offer)s") % {"found": each.found, "offer": each.offer} for each in warning.words
        )
        yield _("Saved. Some words are treaty language; the MOC uses other terms. %(words)s") % {"words": words}
