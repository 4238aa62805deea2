"""Detail view of a commitment: status, reports, cross-references and the next action."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from commitments.acts import REVIEW_ACTS, STATE_ACTS
from commitments.enums import CommitmentState
from commitments.forms import ReportForm
from commitments.models import Commitment, Evidence, Milestone
from commitments.services.language_guard import guarded
from commitments.services.report_dates import report_note
from commitments.views.access import readers_only, record_or_404
from commitments.views.commitment.detail_queries import needs_instrument, read_story
from commitments.views.commitment.reporting import may_report_for, prefilled, send, warnings_of, written_in
from commitments.views.commitment.summary_list import facts_of
from commitments.views.commitment.timeline import read_timeline
from commitments.views.record_actions import form_of
from commitments.views.register.columns import FURTHER
from commitments.views.text_section import Passage
from contacts.models import Side, User
from contacts.services.today import today_for
from core.changes.translations import Translation
from core.refusals.constraint_messages import message_for
from core.refusals.errors import DomainError
from core.text.languages import Language
from core.text.links import Link

# Query parameter that shows the report form.
REPORT = "report"
# Part of the addresses of state changes, and the end of that at which a draft becomes active.
ACTIVATE = "/state/active/"


@readers_only
@require_http_methods(["GET", "HEAD", "POST"])
def commitment_page(request: HttpRequest, reference: str) -> HttpResponse:
    """Show a commitment; a POST submits a progress report. Hidden and nonexistent commitments both return 404."""
    assert isinstance(request.user, User)
    user = request.user
    seen = Commitment.objects.visible_to(user).select_related("instrument", "lead", "mark", "country", "entered_by")
    commitment = record_or_404(seen, reference)
    participants = may_report_for(user, commitment)
    if request.method == "POST" and not participants:
        raise PermissionDenied(_("Your role does not allow this action, or the record is closed."))
    today = today_for(user)
    form = None
    if participants and (request.method == "POST" or REPORT in request.GET):
        sent = request.POST if request.method == "POST" else None
        form = ReportForm(sent, participants=participants, initial=prefilled(commitment, participants, today))
        if form.is_valid():
            try:
                values = form.cleaned_data | {"provisional": "provisional" in request.POST}
                report = send(commitment, values, by=user, submitted="draft" not in request.POST)
            except DomainError as refusal:
                form.add_error(None, str(refusal))
            except IntegrityError as refusal:
                # The database uses its own clock; the register may have closed since the permission check.
                form.add_error(None, message_for(refusal))
            else:
                submitted = report.submitted_at is not None
                messages.success(request, _("Report submitted.") if submitted else _("Draft saved."))
                for warning in warnings_of(report):
                    messages.warning(request, warning)
                return redirect(commitment)
    story = read_story(commitment=commitment, viewer=user, today=today)
    is_draft = commitment.state_of is CommitmentState.DRAFT
    edit_url = form_of(request, commitment)
    states = STATE_ACTS.links(commitment, user)
    # An answer can be corrected here; the home page asks for the first one.
    states += REVIEW_ACTS.links(commitment, user) if commitment.review else []
    context = _context(commitment, user) | {
        "edit_url": edit_url,
        "states": [link for link in states if not link.url.endswith(ACTIVATE)] if is_draft else states,
        "draft": _draft(commitment, edit_url, states) | {"today": today} if is_draft else None,
        "story": story,
        "timeline": read_timeline(commitment=commitment, story=story, viewer=user, today=today, parameters=request.GET),
        "form": form,
        "writes_in": written_in(),
        "may_report": bool(participants),
        "report_note": report_note(commitment, today),
        "may_bring": user.has_perm("commitments.add_evidence", Evidence(commitment=commitment)),
        "is_lead": user.may.edits_own and commitment.lead_id == user.participant_id,
    }
    # A form with errors is returned with status 400.
    return render(request, "commitments/commitment/page.html", context, status=400 if form and form.errors else 200)


@readers_only
@require_GET
def commitment_states(request: HttpRequest, reference: str) -> HttpResponse:
    """Show the changes of the state of a commitment that the user can make, and the report that changes its health."""
    assert isinstance(request.user, User)
    user = request.user
    seen = Commitment.objects.visible_to(user).select_related("lead", "mark")
    commitment = record_or_404(seen, reference)
    if not user.has_perm("commitments.change_commitment", commitment):
        raise PermissionDenied(_("Your role does not allow this action, or the record is closed."))
    choices = [(link.label, "", link.url) for link in STATE_ACTS.links(commitment, user)]
    if may_report_for(user, commitment):
        report = f"{commitment.get_absolute_url()}?{REPORT}#report"
        choices.insert(0, (_("Report progress"), _("A report changes health and completion."), report))
    context = {
        "list_name": _("Commitments"),
        "list_url": reverse("commitments:register"),
        "heading": _("%(reference)s: %(field)s") % {"reference": reference, "field": _("Status")},
        "sentence": commitment.status.label,
        "choices": choices,
    }
    return render(request, "records/choice.html", context)


def _context(commitment: Commitment, user: User) -> dict[str, Any]:
    translations = Translation.objects.of([commitment]).by_text()
    return {
        "commitment": commitment,
        "facts": facts_of(commitment),
        "further": [field for field in FURTHER if getattr(commitment, field.name)],
        "passage": Passage("text", _("Text"), commitment.text, _("None"), translations),
        "titles": [each for each in translations.get("title", {}).values() if each.is_known],
        "sides": Side.objects.all(),
        "needs_instrument": needs_instrument(commitment),
        "history_url": reverse("timeline", args=["commitments", "commitment", commitment.pk]),
        "may_enter_parts": user.has_perm("commitments.add_milestone", Milestone(commitment=commitment)),
        "may_note": user.has_perm("commitments.add_internalnote"),
        "may_add_instrument": user.has_perm("commitments.add_ipinstrument"),
    }


def _draft(commitment: Commitment, edit_url: str, states: list[Link]) -> dict[str, Any]:
    """Return the next step of a draft, its readers, languages without a title, and language warnings."""
    lead, entered_by = commitment.lead, commitment.entered_by
    is_own = lead is not None and (entered_by is None or entered_by.participant_id == lead.pk)
    sentence = (
        _("This is a draft. Only %(participant)s can see it.")
        if is_own
        else _("This is a draft. Only %(participant)s and the user who entered it can see it.")
        if lead is not None
        else _("This is a draft. Only the user who entered it can see it.")
    )
    return {
        "readers": sentence % {"participant": lead},
        "activate": next((link for link in states if link.url.endswith(ACTIVATE)), None),
        "edit_url": edit_url,
        "missing": [each for each in Language if not getattr(commitment, f"title_{each}")],
        "guard": guarded(commitment, "title", "text"),
    }
