"""Admin of the mail log and of reminders, with manual resolution of failed and uncertain messages."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin
from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.translation import gettext, gettext_lazy as _, pgettext, pgettext_lazy
from django_stubs_ext import StrPromise

from contacts.acts import MESSAGE_ACTS
from contacts.enums import MessageState, ReminderState
from contacts.models import DeliveryAttempt, Message, Reminder, User
from core.admin.columns import NO_DATE, glyph_and_word, in_three, moment, person, status, tag
from core.admin.visibility import VisibleAdmin, VisibleTabularInline

RECORDED = moment("recorded_at", _("recorded"))
NEXT_ATTEMPT = moment("next_attempt_at", _("next attempt"), empty=NO_DATE)
SENT = moment("sent_at", _("sent"))
DECIDED = moment("decided_at", _("decided"), empty=NO_DATE)
BEGAN = moment("began_at", _("started"))
ENDED = moment("ended_at", _("ended"), empty=_("In progress"))
DECIDED_BY = person("decided_by", _("decided by"))
REMINDER_STATE = status("state", ReminderState, _("status"))


@admin.display(description=_("status"), ordering="state")
def _state(message: Any) -> str:
    """Return the delivery status badge; a failed message that was given up is neutral."""
    if message.state_of is MessageState.FAILED and message.decided_at:
        return tag("neutral", "dash", gettext("Marked as failed"))
    return glyph_and_word(message.state_of)


STATE: Any = _state  # The stubs do not allow callables as fields.


class DeliveryFilter(admin.SimpleListFilter):
    """Delivery status filter; resolved messages are separate from those that wait for a decision."""

    title = _("status")
    # No column name: otherwise the URL could use any lookup of that column.
    parameter_name = "delivery"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, StrPromise]]:
        return [
            ("waiting", _("Pending")),
            ("sent", _("Sent")),
            ("decision", _("Needs review")),
            ("uncertain", _("Uncertain")),
            ("combined", _("In a digest")),
            ("failed", _("Failed")),
            ("given_up", _("Marked as failed")),
        ]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        filters: dict[str | None, Callable[[], Any]] = {
            "waiting": queryset.waiting,
            "sent": lambda: queryset.filter(state=MessageState.SENT),
            "combined": lambda: queryset.filter(state=MessageState.COMBINED),
            "decision": queryset.awaiting_decision,
            "uncertain": queryset.uncertain,
            "failed": queryset.failed,
            "given_up": queryset.given_up,
        }
        return filters.get(self.value(), queryset.all)()


class AttemptInline(VisibleTabularInline):
    """Delivery attempts of a message, read-only."""

    model = DeliveryAttempt
    # The heading of each row has its number and outcome.
    fields = readonly_fields = (BEGAN, ENDED, "answer", NEXT_ATTEMPT)

    @admin.display(description=_("server response"))
    def answer(self, attempt: Any) -> str:
        return " ".join(str(part) for part in (attempt.reply_code, attempt.reply_text) if part) or pgettext(
            "feminine", "None"
        )


@admin.register(Message)
class MessageAdmin(VisibleAdmin):
    acts = MESSAGE_ACTS
    list_display = ("in_its_language", "to", "kind", RECORDED, STATE, "attempts_made", NEXT_ATTEMPT)
    list_filter = (DeliveryFilter, "kind", "participant", "language")
    date_hierarchy = "recorded_at"
    search_fields = ("subject", "name", "address", "message_id")
    fieldsets = (
        (None, {"fields": ("subject", "to", "participant", "kind", "language", "page", "text")}),
        (
            _("Delivery"),
            {"fields": (STATE, RECORDED, NEXT_ATTEMPT, SENT, "message_id", "key")},
        ),
        (_("Decision"), {"fields": (DECIDED_BY, DECIDED, "decision_reason")}),
    )
    inlines = (AttemptInline,)
    # Administrators need to know whether a mail arrived, but not its text.
    without_text = ("to", "participant", "kind", "language", "page")

    def get_queryset(self, request: HttpRequest) -> Any:
        # A subquery for each row shown; a join would group the whole log before its first page.
        attempts = DeliveryAttempt.objects.filter(message=OuterRef("pk")).order_by().values("message")
        made = Subquery(attempts.annotate(made=Count("pk")).values("made"))
        rows = super().get_queryset(request).select_related("participant", "decided_by").defer("html")
        return rows.annotate(attempts_made=Coalesce(made, 0))

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        shown = self.fieldsets if obj is not None and obj.decided_at else self.fieldsets[:2]
        if not _is_administrator(request):
            return shown
        return ((None, {"fields": (*self.without_text, "text_not_shown")}), *shown[1:])

    def get_list_display(self, request: HttpRequest) -> Any:
        return ("key", *self.list_display[1:]) if _is_administrator(request) else self.list_display

    def get_search_fields(self, request: HttpRequest) -> Any:
        return ("key", *self.search_fields[1:]) if _is_administrator(request) else self.search_fields

    @admin.display(description=_("text"))
    def text_not_shown(self, _message: Any) -> str:
        return gettext("Text not shown. The sender and the recipient can read it.")

    @admin.display(description=_("subject"), ordering="subject")
    def in_its_language(self, message: Any) -> str:
        return format_html('<span lang="{}">{}</span>', message.language, message.subject)

    @admin.display(description=pgettext_lazy("whom a message is for", "to"), ordering="address")
    def to(self, message: Any) -> str:
        return format_html("{}<br>{}", message.name, message.address) if message.name else message.address

    @admin.display(description=_("attempts"), ordering="attempts_made")
    def attempts_made(self, message: Any) -> int:
        return int(message.attempts_made)

    @admin.display(description=_("page in the portal"))
    def page(self, message: Any) -> str | None:
        return format_html('<a href="{0}">{0}</a>', message.link) if message.link else None


def _is_administrator(request: HttpRequest) -> bool:
    return isinstance(request.user, User) and request.user.may.administers


class MailInline(VisibleTabularInline):
    """Mails of a reminder, one row for each address."""

    model = Message
    fields = readonly_fields = ("address", STATE, SENT)
    show_change_link = True


@admin.register(Reminder)
class ReminderAdmin(VisibleAdmin):
    """Reminders, planned and sent, read-only: they follow from the obligations."""

    list_display = ("obligation", "participant", "kind", "due_on", "remind_on", REMINDER_STATE, SENT)
    list_filter = ("state", "kind", "participant")
    date_hierarchy = "remind_on"
    search_fields = ("obligation", "participant__code", *(f"participant__{name}" for name in in_three("label")))
    fields = ("obligation", "participant", "kind", "due_on", "remind_on", REMINDER_STATE, SENT)
    readonly_fields = (REMINDER_STATE, SENT)
    inlines = (MailInline,)
