"""Templates of the user's own ministry: upload, download, and the list of placeholders."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from contacts.models import Side, User
from core.operation_costs import WRITING, Operation, costs
from core.rest.tables.files import attachment
from dialogue.documents.formats import FORMATS
from dialogue.documents.ministry_templates.schema import SHAPE, Shape
from dialogue.enums import DocumentKind
from dialogue.exceptions import TemplateRefusedError
from dialogue.forms.templates import TemplateForm
from dialogue.models import DocumentTemplate
from dialogue.services import files
from dialogue.services.templates import bring
from dialogue.views.action_responses import allowed


@costs(Operation.UPLOAD, WRITING)
@login_required
@require_http_methods(["GET", "POST"])
def templates(request: HttpRequest) -> HttpResponse:
    """List the own templates with the upload form; users without a Participant get 404."""
    user = request.user
    if not isinstance(user, User) or not user.may.reads_own_drafts:
        raise Http404
    form = TemplateForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    may_bring = user.has_perm("dialogue.add_documenttemplate")
    if request.method == "POST":
        allowed(request, "dialogue.add_documenttemplate")
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        kind = DocumentKind(form.cleaned_data["kind"])
        try:
            bring(kind=kind, name=file.name, content=file.read(), by=user, at=timezone.now())
        except TemplateRefusedError as refused:
            findings = [
                _("%(label)s: %(problem)s") % {"label": each.place, "problem": each.wrong} for each in refused.findings
            ]
            form.add_error("file", [str(refused), *findings])
        else:
            messages.success(request, _("Template saved and in use: %(document)s.") % {"document": kind.label})
            return redirect("dialogue:templates")
    context = {
        "form": form,
        "may_bring": may_bring,
        "sides": Side.objects.all(),
        "templates": DocumentTemplate.objects.visible_to(user).select_related("uploaded_by").defer("file__content"),
        "names": list(_names(SHAPE)),
    }
    return render(request, "dialogue/templates.html", context, status=400 if form.errors else 200)


@login_required
@require_GET
def download_template(request: HttpRequest, template: int) -> HttpResponse:
    """Download a template as uploaded."""
    seen = DocumentTemplate.objects.visible_to(request.user)
    found: DocumentTemplate = get_object_or_404(seen.select_related("file"), pk=template)
    return attachment(files.read(found.file), FORMATS["docx"].media_type, found.name)


def _names(shape: dict[str, Shape], inside: str = "") -> list[tuple[str, str]]:
    """Return each placeholder with the list that contains it."""
    found = []
    for name, part in shape.items():
        found.append((name, inside))
        each = part[0] if isinstance(part, list) else part
        if isinstance(each, dict):
            found += _names(each, f"{inside}.{name}".strip("."))
    return found
