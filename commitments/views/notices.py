"""Detail view of a notice: status, text, receipts and the next action."""

from collections.abc import Collection
from datetime import UTC, datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from commitments.acts import NOTICE_ACTS
from commitments.enums import NoticeState
from commitments.forms.notice_kinds import MEANINGS
from commitments.models import Notice
from commitments.services.cross_references import places_of
from commitments.services.decision_status_text import listed
from commitments.services.notice_detail import Sheet, read_sheet, state_in_words
from commitments.views.access import readers_only, record_or_404
from commitments.views.record_actions import form_of, history_of, waited_for
from contacts.models import Message, Side, User
from contacts.models.functions import acting_officers
from contacts.services.today import today_for
from core.text.languages import Language


@readers_only
@require_GET
def notice_page(request: HttpRequest, reference: str) -> HttpResponse:
    """Show a notice. Hidden and nonexistent ones both return 404."""
    assert isinstance(request.user, User)
    user = request.user
    seen = Notice.objects.visible_to(user).select_related(
        *("sender__side", "instrument", "issued_by", "emergency", "consultation")
    )
    notice = record_or_404(seen, reference)
    is_draft = notice.state_of is NoticeState.DRAFT
    context = {
        "notice": notice,
        "written": [(Language(each), getattr(notice, f"subject_{each}"), _body(notice, each)) for each in _in(notice)],
        "links": (links := NOTICE_ACTS.links(notice, user)),
        "main": waited_for(links),
        "mentions": places_of(reference=notice.reference, viewer=user, today=today_for(user)),
        "sides": Side.objects.order_by("order"),
        "edit_url": form_of(request, notice),
        "history_url": history_of(notice),
        **(_draft(user, notice) if is_draft else _issued(user, notice)),
    }
    return render(request, "commitments/notice/page.html", context)


def _draft(user: User, notice: Notice) -> dict[str, Any]:
    """Return the context of a draft: the officers who can issue it, and whether the user can."""
    return {
        "status": _("Draft, not yet issued"),
        "meaning": MEANINGS[notice.kind_of],
        "officers": listed(str(officer) for officer in acting_officers(notice.sender, timezone.now())),
        "may_issue": "issue" in NOTICE_ACTS.open_to(notice, user),
    }


def _issued(user: User, notice: Notice) -> dict[str, Any]:
    sheet = read_sheet(notice, at=datetime.now(UTC))
    return {"sheet": sheet, "status": state_in_words(notice, sheet), "logged": _logged(user, sheet)}


def _logged(user: User, sheet: Sheet) -> Collection[int]:
    """Return the copies whose email log entry ``user`` may read; fewer users may read the log than the notice."""
    if not user.has_perm("contacts.view_message"):
        return ()
    copies = [copy.message.pk for receipt in sheet.receipts for copy in receipt.copies]
    return set(Message.objects.visible_to(user).filter(pk__in=copies).values_list("pk", flat=True))


def _in(notice: Notice) -> list[str]:
    """Return the languages of the notice: the reader's first, then the original, then the others."""
    own = [notice.body.language, notice.original_language]
    written = [each for each in dict.fromkeys([*own, *Language.values]) if _body(notice, each)]
    return written or [notice.subject.language]


def _body(notice: Notice, language: str) -> str:
    return str(getattr(notice, f"body_{language}"))
