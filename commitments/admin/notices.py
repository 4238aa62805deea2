"""Admin of notices."""

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from commitments.acts import NOTICE_ACTS
from commitments.admin.language_guard import GuardedAdmin
from commitments.admin.notice_forms import NoticeForm
from commitments.enums import NoticeKind, NoticeState
from commitments.forms.notice_kinds import ASKED, MEANINGS
from commitments.models import Instrument, Notice, NoticeAddressee
from commitments.services import notices
from commitments.services.contact_changes import words_of_change
from commitments.services.decision_status_text import listed
from contacts.models import User
from contacts.models.functions import acting_officers
from contacts.services.today import today_for
from core.admin.columns import glyph_and_word, in_three, texts, words

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

SUBJECT = words("subject", _("subject"))


class ReceiptFilter(admin.SimpleListFilter):
    """Filter by pending acknowledgements, of the user's Participant or of any."""

    title = _("receipt")
    # Not a column name, since the query string could use any lookup on it.
    parameter_name = "receipt"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, "_StrPromise"]]:
        offered: list[tuple[str, _StrPromise]] = [("open", _("Acknowledgements outstanding"))]
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


@admin.register(Notice)
class NoticeAdmin(GuardedAdmin):
    acts = NOTICE_ACTS
    form = NoticeForm
    list_display = ("reference", SUBJECT, "kind", "sender", "stands", "given_on", "receipts")
    list_display_links = (SUBJECT,)
    list_filter = ("state", ReceiptFilter, "kind", "sender")
    list_select_related = ("sender",)
    ordering = ("-reference",)
    date_hierarchy = "issued_on"
    search_fields = ("reference", *in_three("subject", "body"))
    guarded_fields = ("subject", "body")
    radio_fields = {"scope": admin.VERTICAL}
    change_form_template = "commitments/notice/form.html"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        rows: Any = super().get_queryset(request).select_related("sender__side", "instrument", "issued_by")
        counted: QuerySet[Any] = rows.with_receipts()
        return counted

    @admin.display(description=_("receipts"), ordering="acknowledged")
    def receipts(self, notice: Any) -> str:
        if notice.state_of is NoticeState.DRAFT:
            return gettext("Not issued")
        return gettext("%(count)d of %(total)d") % {"count": notice.acknowledged, "total": notice.of}

    @admin.display(description=_("date of issue"), ordering="issued_on")
    def given_on(self, notice: Any) -> Any:
        return notice.issued_on or gettext("Not issued")

    @admin.display(description=_("status"), ordering="state")
    def stands(self, notice: Any) -> str:
        """Return the state and, for a discontinuance, the last day; a column for it would be mostly empty."""
        state = glyph_and_word(notice.state_of)
        if notice.kind_of is not NoticeKind.DISCONTINUE or notice.state_of is not NoticeState.ISSUED:
            return state
        last = notice.takes_effect_on
        told = (
            gettext("Last day of the MOC: %(day)s") % {"day": date_format(last)}
            if last
            else gettext("Last day of the MOC to be determined")
        )
        return format_html("{}<br>{}", state, told)

    def kind_of(self, request: HttpRequest, notice: Notice | None) -> NoticeKind | None:
        """Return the kind of a draft or, for a new notice, the kind in the query string; None without either."""
        if notice is not None:
            return notice.kind_of
        asked = request.GET.get("kind", "")
        return NoticeKind(asked) if asked in NoticeKind else None

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        kind = self.kind_of(request, obj)
        assert kind is not None
        own = ((_("Subject"), {"fields": asked}),) if (asked := ASKED.get(kind)) else ()
        return (*own, texts("subject", "body"), (_("Email"), {"fields": ("link_only",)}))

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """Return the initial values; a contact point notice starts with the old and new contact details."""
        initial: dict[str, Any] = dict(super().get_changeform_initial_data(request))
        user = request.user
        assert isinstance(user, User)
        if self.kind_of(request, None) is NoticeKind.CONTACT_POINT and user.participant:
            initial = words_of_change(user.participant, on=today_for(user)) | initial
        return initial

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Show the choice of the kind first, since the form depends on it."""
        kind = self.kind_of(request, None)
        if kind is None and self.has_add_permission(request):
            return self.choose(request)
        told = {"title": gettext("New notice"), "subtitle": kind.label, "kind_means": MEANINGS[kind]} if kind else {}
        return super().add_view(request, form_url, told | {"show_save_and_add_another": False} | (extra_context or {}))

    def choose(self, request: HttpRequest) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "title": gettext("New notice"),
            "opts": self.opts,
            "kinds": [
                (kind, MEANINGS[kind], reverse("admin:commitments_notice_add", query={"kind": kind.value}))
                for kind in NoticeKind
            ],
        }
        return TemplateResponse(request, "commitments/notice/kinds.html", context)

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        told: dict[str, Any] = {"show_save_and_add_another": False}
        return super().change_view(request, object_id, form_url, told | (extra_context or {}))

    def get_summary(self, request: HttpRequest, record: Any) -> str:
        """Return the summary of a draft: it is not issued, and the officers who can issue it."""
        if record.state_of is not NoticeState.DRAFT:
            return ""
        return render_to_string(
            "commitments/notice/draft.html",
            {
                "notice": record,
                "meaning": MEANINGS[record.kind_of],
                "officers": listed(str(officer) for officer in acting_officers(record.sender, timezone.now())),
                "may_issue": "issue" in NOTICE_ACTS.open_to(record, request.user),
            },
        )

    # Signature of Django, with a positional flag.
    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:  # noqa: FBT001
        """Create a new notice as a draft of the user's Participant."""
        if change:
            super().save_model(request, obj, form, change)
            return
        assert isinstance(request.user, User)
        obj.kind, obj.instrument = self.kind_of(request, None), Instrument.objects.shipped()
        notices.put_on_record(notice=obj, by=request.user, on=today_for(request.user))

    def response_post_save_add(self, request: HttpRequest, obj: Any) -> HttpResponseRedirect:
        """Redirect to the page of the draft, which offers the next step."""
        return HttpResponseRedirect(obj.get_absolute_url())

    def response_post_save_change(self, request: HttpRequest, obj: Any) -> HttpResponseRedirect:
        return HttpResponseRedirect(obj.get_absolute_url())
