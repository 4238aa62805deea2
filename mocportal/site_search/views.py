"""Results page of the search field in the top bar."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from contacts.models import User
from core.operation_costs import Operation, costs
from mocportal.site_search.search import DIALOGUES, KINDS, SHOWN, ask

NAMES = frozenset({DIALOGUES, *(kind.name for kind in KINDS)})


@costs(Operation.SEARCH)
@login_required
@require_GET
def search(request: HttpRequest) -> HttpResponse:
    """Render the search results by type; with ``kind``, more of one type."""
    assert isinstance(request.user, User)
    only = request.GET.get("kind", "")
    answer = ask(
        user=request.user,
        text=request.GET.get("q", ""),
        wanted=(get_language() or "en")[:2],
        only=only if only in NAMES else "",
    )
    return render(request, "search/page.html", {"answer": answer, "searched_for": answer.text, "shown": SHOWN})
