"""Admin of the MOC from its seed file: the instrument with its seats and signatures, and its text by provision."""

from datetime import date
from typing import Any

from django.contrib import admin
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.html import format_html
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from commitments.documents.status import line
from commitments.models import (
    Instrument,
    LanguageVersion,
    Participation,
    Provision,
    ProvisionText,
    Signature,
    TextVersion,
)
from commitments.services.clocks import read_status, speech_of, status_day
from core.admin.columns import in_three, texts, words
from core.admin.visibility import VisibleAdmin, VisibleStackedInline, VisibleTabularInline
from moc.article_9a_operation import in_operation_from


class ParticipationInline(VisibleTabularInline):
    model = Participation
    fields = ("order", "participant")


class SignatureInline(VisibleTabularInline):
    model = Signature
    fields = ("participant", "signed_on", "place_en", "signatory", "signatory_title_en")
    show_change_link = True


@admin.register(Instrument)
class InstrumentAdmin(VisibleAdmin):
    list_display = ("code", words("name", _("name")), "in_operation", "reference_prefix", "document_symbol")
    search_fields = ("code", *in_three("name", "title"))
    readonly_fields = ("in_operation", "status_today")
    fieldsets = (
        (None, {"fields": ("code", "status_today", "in_operation", "reference_prefix", "document_symbol")}),
        (_("Months"), {"fields": ("notice_months", "dialogue_months")}),
        texts("title", "name", "dialogue", "status_line", original=False),
    )
    inlines = (ParticipationInline, SignatureInline)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).prefetch_related("participations", "signatures")

    @admin.display(description=_("in operation since"))
    def in_operation(self, instrument: Any) -> date | None:
        """Return the last date of signature (article 9(a)), computed."""
        signed = {signature.participant_id: signature.signed_on for signature in instrument.signatures.all()}
        return in_operation_from(signed.get(seat.participant_id) for seat in instrument.participations.all())

    @admin.display(description=_("status"))
    def status_today(self, instrument: Any) -> str:
        """Return the status under article 9 as on every page."""
        return line(read_status(instrument, status_day(instrument, timezone.now())), speech_of(instrument))


@admin.register(Signature)
class SignatureAdmin(VisibleAdmin):
    list_display = (
        "participant",
        "signed_on",
        words("place", _("place")),
        "signatory",
        words("signatory_title", _("signatory's title")),
    )
    list_filter = ("participant",)
    date_hierarchy = "signed_on"
    search_fields = ("signatory", "signatory_ja", *in_three("place", "signatory_title"))
    fieldsets = (
        (None, {"fields": ("instrument", "participant", "signed_on", "signatory", "signatory_ja", "source")}),
        texts("place", "signatory_title", original=False),
    )

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return ("instrument", "participant") if obj is not None else ()


class LanguageVersionInline(VisibleTabularInline):
    model = LanguageVersion
    fields = ("language", "status", "publisher")


@admin.register(TextVersion)
class TextVersionAdmin(VisibleAdmin):
    list_display = ("number", "effective_on", words("summary", _("summary")), "instrument")
    date_hierarchy = "effective_on"
    search_fields = in_three("summary")
    fieldsets = (
        (None, {"fields": ("instrument", "number", "effective_on")}),
        texts("summary", original=False),
    )
    inlines = (LanguageVersionInline,)


@admin.register(LanguageVersion)
class LanguageVersionAdmin(VisibleAdmin):
    list_display = ("version", "language", "status", "publisher")
    list_filter = ("language", "status")
    list_select_related = ("version__instrument",)
    search_fields = ("publisher",)
    fields = ("version", "language", "status", "publisher")


class ProvisionTextInline(VisibleStackedInline):
    related = ("provision", "language_version__version__instrument")
    model = ProvisionText
    fields = ("language_version", "heading", "text")


@admin.register(Provision)
class ProvisionAdmin(VisibleAdmin):
    list_display = ("code", "kind", "says")
    list_filter = ("kind",)
    # The whole text on one page, in its own order.
    list_per_page = 200
    sortable_by = ()
    search_fields = ("code", "key", "texts__text", "texts__heading")
    readonly_fields = ("identifier",)
    fields = ("instrument", "code", "kind", "parent", "key", "identifier")
    inlines = (ProvisionTextInline,)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        written = ProvisionText.objects.select_related("language_version").order_by(
            "language_version__version__number", "language_version__language"
        )
        return super().get_queryset(request).prefetch_related(Prefetch("texts", written, to_attr="written"))

    @admin.display(description=_("text"))
    def says(self, provision: Any) -> str | None:
        text = next(iter(provision.written), None)
        if text is None:
            return None
        return _in_its_language(text, Truncator(f"{text.heading} {text.text}".strip()).chars(200))


@admin.register(ProvisionText)
class ProvisionTextAdmin(VisibleAdmin):
    list_display = ("provision", "language_version", "heading_shown", "beginning")
    list_filter = ("language_version__language", "provision__kind")
    list_select_related = ("provision", "language_version__version__instrument")
    search_fields = ("provision__code", "heading", "text")
    fields = ("provision", "language_version", "heading", "text")

    @admin.display(description=_("heading"), ordering="heading")
    def heading_shown(self, text: Any) -> str | None:
        return _in_its_language(text, text.heading)

    @admin.display(description=_("text"))
    def beginning(self, text: Any) -> str | None:
        return _in_its_language(text, Truncator(text.text).chars(120))


def _in_its_language(text: ProvisionText, words: str) -> str | None:
    return format_html('<span lang="{}">{}</span>', text.language_version.language, words) if words else None
