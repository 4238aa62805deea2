"""Results page of the search field in the top bar, and its suggestions while the user types."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from contacts.models import User
from core.operation_costs import Operation, costs
from mocportal.site_search.commands import commands
from mocportal.site_search.search import DIALOGUES, KINDS, SHOWN, ask

# Records offered while the user types; the page of results has all.
SUGGESTED = 8
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
    # The field of the top bar goes to the record of a number; a link to the results shows them.
    if "go" in request.GET and len(answer.numbered) == 1:
        return redirect(answer.numbered[0].url)
    pages = [] if only in NAMES else commands(request, answer.text)
    return render(
        request, "search/page.html", {"answer": answer, "pages": pages, "searched_for": answer.text, "shown": SHOWN}
    )


@costs(Operation.SEARCH)
@login_required
@require_GET
def suggestions(request: HttpRequest) -> HttpResponse:
    """Render the records, pages and actions for the text typed so far, as a fragment of the top bar."""
    assert isinstance(request.user, User)
    text = request.GET.get("q", "")
    answer = ask(user=request.user, text=text, wanted=(get_language() or "en")[:2], with_related=False)
    named = {hit.url: hit for hit in (*answer.numbered, *answer.provisions)}
    records = [*named.values(), *(hit for group in answer.groups for hit in group.hits if hit.url not in named)]
    context = {"records": records[:SUGGESTED], "commands": commands(request, text), "text": answer.text}
    return render(request, "search/suggestions.html", context)
