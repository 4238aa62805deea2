"""Admin of notices."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.translation import gettext, gettext_lazy as _, pgettext
from django_stubs_ext import StrPromise

from commitments.acts import NOTICE_ACTS
from commitments.admin.language_guard import GuardedAdmin
from commitments.enums import NoticeKind, NoticeState
from commitments.forms.notice_kinds import FIELDS_OF_KIND, NoticeRules
from commitments.models import Notice, NoticeAddressee
from contacts.models import User
from core.admin.columns import glyph_and_word, in_three, texts, words
from core.forms import RecordForm

SUBJECT = words("subject", _("subject"))


class ReceiptFilter(admin.SimpleListFilter):
    """Filter by pending acknowledgements, of the user's Participant or of any."""

    title = _("receipt")
    # Not a column name, since the query string could use any lookup on it.
    parameter_name = "receipt"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, StrPromise]]:
        offered: list[tuple[str, StrPromise]] = [("open", _("Acknowledgements outstanding"))]
        if getattr(request.user, "participant_id", None):
            offered.insert(0, ("ours", _("Awaiting our response")))
        return offered

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        assert isinstance(request.user, User)
        match self.value():
            case "ours":
                return queryset.unacknowledged_by(request.user.participant_id)
            case "open":
                waiting = NoticeAddressee.objects.filter(acknowledged_at=None).values("notice")
                return queryset.filter(state=NoticeState.ISSUED, pk__in=waiting)
        return queryset


class NoticeForm(NoticeRules, RecordForm):
    pass


@admin.register(Notice)
class NoticeAdmin(GuardedAdmin):
    new_page = "commitments:new-notice"
    without = ("delete",)
    acts = NOTICE_ACTS
    form = NoticeForm
    list_display = ("reference", SUBJECT, "kind", "sender", "status", "given_on", "receipts")
    list_display_links = (SUBJECT,)
    list_filter = ("state", ReceiptFilter, "kind", "sender")
    ordering = ("-reference__natural",)
    date_hierarchy = "issued_on"
    search_fields = ("reference", *in_three("subject", "body"))
    guarded_fields = ("subject", "body")
    radio_fields = {"scope": admin.VERTICAL}

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        rows: Any = super().get_queryset(request).select_related("sender__side", "instrument", "issued_by")
        counted: QuerySet[Any] = rows.with_receipts()
        return counted

    @admin.display(description=_("receipts"), ordering="acknowledged")
    def receipts(self, notice: Any) -> str:
        if notice.state_of is NoticeState.DRAFT:
            return pgettext("feminine", "None")
        return gettext("%(count)d of %(total)d") % {"count": notice.acknowledged, "total": notice.of}

    @admin.display(description=_("date of issue"), ordering="issued_on")
    def given_on(self, notice: Any) -> Any:
        return notice.issued_on or pgettext("feminine", "None")

    @admin.display(description=_("status"), ordering="state")
    def status(self, notice: Any) -> str:
        """Return the state and, for a discontinuance, the last day; a column for it would be mostly empty."""
        state = glyph_and_word(notice.state_of)
        if notice.kind_of is not NoticeKind.DISCONTINUE or notice.state_of is not NoticeState.ISSUED:
            return state
        last = notice.takes_effect_on
        issue_state = (
            gettext("Last day of the MOC: %(day)s") % {"day": date_format(last)}
            if last
            else gettext("Last day of the MOC to be determined")
        )
        return format_html("{}<br>{}", state, issue_state)

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        own = ((_("Subject"), {"fields": fields}),) if (fields := FIELDS_OF_KIND.get(obj.kind_of)) else ()
        return (*own, texts("subject", "body"), (_("Email"), {"fields": ("link_only",)}))
