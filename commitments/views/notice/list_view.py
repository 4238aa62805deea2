"""List view of notices."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.http import require_GET

from commitments.enums import NoticeKind, NoticeState
from commitments.models import Notice, NoticeAddressee
from commitments.views.access import readers_only
from commitments.views.listing import Filter, clean_address, of_enum, of_participants, read_listing
from contacts.models import User

SEARCHED = ("reference", "subject", "body")


@readers_only
@require_GET
def notices_page(request: HttpRequest) -> HttpResponse:
    """List the notices visible to the reader, newest number first, and those awaiting the own acknowledgement."""
    assert isinstance(request.user, User)
    if answer := clean_address(request):
        return answer
    user = request.user
    seen = Notice.objects.visible_to(user)
    rows = seen.with_receipts().select_related("sender").order_by("-reference")
    path = reverse("commitments:notices")
    waiting = seen.unacknowledged_by(user.participant_id).select_related("sender").order_by("reference")
    context = {
        "listing": read_listing(request.GET, rows, list(_filters(user)), path=path, searched=SEARCHED),
        "waiting": list(waiting) if user.may.belongs_to_participant else [],
        "may_add": user.has_perm("commitments.add_notice"),
    }
    return render(request, "commitments/notice/list.html", context)


def _filters(user: User) -> Iterator[Filter]:
    yield of_enum("state", _("Status"), NoticeState)
    yield of_enum("kind", _("Kind"), NoticeKind)
    yield of_participants("sender", capfirst(pgettext_lazy("of a notice", "from")))
    words: dict[str, Any] = {"open": _("Acknowledgements outstanding")}
    if user.may.belongs_to_participant:
        words["ours"] = _("Awaiting our response")

    def waiting(rows: Any, values: Sequence[str]) -> QuerySet[Any]:
        wanted = Q()
        if "ours" in values:
            wanted |= Q(pk__in=Notice.objects.unacknowledged_by(user.participant_id).values("pk"))
        if "open" in values:
            still = NoticeAddressee.objects.filter(acknowledged_at=None).values("notice")
            wanted |= Q(state=NoticeState.ISSUED, pk__in=still)
        found: QuerySet[Any] = rows.filter(wanted)
        return found

    yield Filter("receipt", _("Receipt"), words, waiting)
