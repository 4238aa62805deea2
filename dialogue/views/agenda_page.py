"""Context of an agenda's page: the page of its tree, and the addresses of what it cites."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, QueryDict
from django.urls import reverse

from commitments.rules.codes import key_of
from dialogue.documents.agenda import AgendaDocument
from dialogue.documents.agenda_page import Addresses, agenda_page
from dialogue.models import Agenda, Dialogue, Paper
from dialogue.services import issued

MAIN_FILES = {"pdf": "PDF", "docx": "Word"}


def page_context(
    request: HttpRequest, dialogue: Dialogue, tree: AgendaDocument, before: Agenda | None
) -> dict[str, Any]:
    """Return the page of ``tree`` with the changes since the issued version ``before``."""
    opened = request.GET.get("items") == "open"
    papers = Paper.objects.visible_to(request.user).filter(dialogue=dialogue).select_related("dialogue__instrument")
    text = reverse("commitments:text")
    addresses = Addresses(
        portal=settings.PORTAL_URL,
        number=lambda kind, number: reverse(f"commitments:{kind}", args=[number]),
        provision=lambda code: f"{text}#{key_of(code)}",
        papers={paper.symbol: reverse("dialogue:paper", args=[dialogue.number, paper.pk]) for paper in papers},
    )
    earlier = issued.tree_of(before, tree.language) if before else None
    return {
        "page": agenda_page(tree, earlier, addresses),
        "since": before.symbol if before else "",
        "opened": opened,
        "toggle": _toggled(request.GET, opened=opened),
    }


def _toggled(parameters: QueryDict, *, opened: bool) -> str:
    """Return the query of this page with all items open or closed."""
    query = parameters.copy()
    query.pop("items", None)
    if not opened:
        query["items"] = "open"
    return f"?{query.urlencode()}"
