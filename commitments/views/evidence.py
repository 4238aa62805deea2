"""Upload and download of evidence files."""

from datetime import UTC, datetime

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from commitments.enums import EvidenceKind
from commitments.exceptions import FileNotTakenError
from commitments.forms import EvidenceFileForm
from commitments.models import Commitment, Evidence, ProgressReport
from commitments.services import evidence_files
from commitments.views.access import readers_only, record_or_404
from commitments.views.commitment.reporting import written_in
from contacts.models import User
from core.operation_costs import WRITING, Operation, costs
from core.refusals.constraint_messages import message_for
from core.refusals.errors import DomainError


@costs(Operation.UPLOAD, WRITING)
@readers_only
@require_http_methods(["GET", "HEAD", "POST"])
def evidence_file_page(request: HttpRequest, reference: str) -> HttpResponse:
    """Show the upload form, and store the file that it submits."""
    assert isinstance(request.user, User)
    user = request.user
    seen = Commitment.objects.visible_to(user).select_related("instrument", "mark")
    commitment = record_or_404(seen, reference)
    if not user.has_perm("commitments.add_evidence", Evidence(commitment=commitment)):
        raise PermissionDenied(_("Your role does not allow this action, or the record is closed."))
    reports = ProgressReport.objects.visible_to(user).filter(commitment=commitment).select_related("commitment")
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = EvidenceFileForm(*sent, user=user, reports=reports, initial={"mark": commitment.mark.code})
    if sent and form.is_valid() and _brought(form, commitment):
        messages.success(request, _("File uploaded as supporting document."))
        return redirect(commitment)
    context = {"commitment": commitment, "form": form, "writes_in": written_in()}
    return render(request, "commitments/evidence_file.html", context, status=400 if form.errors else 200)


@readers_only
@require_safe
def evidence_file(request: HttpRequest, key: int) -> HttpResponse:
    """Return the file as a download; browsers never display it as a page."""
    assert isinstance(request.user, User)
    seen = Evidence.objects.visible_to(request.user).select_related("mark")
    evidence: Evidence = get_object_or_404(seen, pk=key, kind=EvidenceKind.FILE)
    if not evidence.can_be_had:
        raise Http404
    response = HttpResponse(evidence_files.read(evidence), content_type=evidence.media_type)
    header = content_disposition_header(as_attachment=True, filename=evidence_files.name_of(evidence))
    assert header is not None
    response["Content-Disposition"] = header
    return response


def _brought(form: EvidenceFileForm, commitment: Commitment) -> bool:
    """Upload the file and return whether it was stored; on failure the form has the error."""
    values, language = form.cleaned_data, written_in()
    try:
        evidence_files.bring(
            commitment=commitment,
            file=values["file"],
            at=datetime.now(UTC),
            report=values["report"],
            mark=values["mark"],
            original_language=language,
            **{f"title_{language}": values["title"]},
        )
    except FileNotTakenError as refusal:
        form.add_error("file", str(refusal))
    except DomainError as refusal:
        form.add_error(None, str(refusal))
    except IntegrityError as refusal:
        form.add_error(None, message_for(refusal))
    return not form.errors
