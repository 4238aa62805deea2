"""Page of the excerpts of the records."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from commitments.views.access import readers_only
from dialogue.forms.excerpts import ExcerptForm
from dialogue.services.record_excerpts import MOST, excerpts


@readers_only
@require_GET
def record_excerpts(request: HttpRequest) -> HttpResponse:
    """Show the paragraphs of all records that name a ministry, an action or a provision."""
    form = ExcerptForm(request.GET or None)
    choice = form.choice() if form.is_valid() else None
    found = excerpts(viewer=request.user, choice=choice) if choice else ()
    context = {"form": form, "choice": choice, "excerpts": found, "most": MOST if len(found) == MOST else 0}
    return render(request, "dialogue/excerpts.html", context, status=400 if form.errors else 200)
