"""Page of the excerpts of the records."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from commitments.views.access import readers_only
from core.operation_costs import Operation, costs
from core.rest.tables.files import attachment
from dialogue.forms.excerpts import ExcerptForm
from dialogue.services.record_excerpts import MOST, excerpts, file

DOWNLOADS = ("docx", "pdf")


@costs(Operation.SEARCH)
@readers_only
@require_GET
def record_excerpts(request: HttpRequest) -> HttpResponse:
    """Show the paragraphs of all records that name a ministry, an action or a provision."""
    form = ExcerptForm(request.GET or None)
    choice = form.choice() if form.is_valid() else None
    found = excerpts(viewer=request.user, choice=choice) if choice else ()
    context: dict[str, Any] = {
        "form": form,
        "choice": choice,
        "excerpts": found,
        "most": MOST if len(found) == MOST else 0,
        "downloads": DOWNLOADS if 0 < len(found) < MOST else (),
    }
    return render(request, "dialogue/excerpts.html", context, status=400 if form.errors else 200)


@costs(Operation.DOCUMENT)
@readers_only
@require_GET
def download_excerpts(request: HttpRequest, ending: str) -> HttpResponse:
    """Download the excerpts of the page as a document in its language."""
    form = ExcerptForm(request.GET)
    choice = form.choice() if form.is_valid() else None
    if not choice or ending not in DOWNLOADS:
        raise Http404
    language = (get_language() or "en")[:2]
    made = file(viewer=request.user, choice=choice, form=ending, language=language, at=timezone.now())
    if made is None:
        raise Http404
    return attachment(made.content, made.media_type, made.name)
