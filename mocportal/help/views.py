"""Pages of the guides."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from core.db.multilingual import page_language
from mocportal.help.guides import NAMES, read


@require_GET
def guide(request: HttpRequest, name: str) -> HttpResponse:
    """Render a guide in the language of the page; everyone may read it, as on the sign-in page."""
    if name not in NAMES:
        raise Http404
    language = page_language()
    others = [(each, read(each, language).title) for each in NAMES]
    return render(request, "help/guide.html", {"guide": read(name, language), "name": name, "guides": others})
