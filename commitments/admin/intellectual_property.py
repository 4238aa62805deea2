"""Admin of IP instruments (article 5(a)): references, without the contracts themselves."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy as _
from django_stubs_ext import StrPromise

from commitments.models import Commitment, Instrument, IpInstrument, IpInstrumentCommitment
from commitments.services.intellectual_property import SOON
from contacts.admin.marks import MarkedAdmin
from contacts.models import User
from contacts.services.today import today_for
from core.admin.columns import in_three, texts, words
from core.admin.visibility import VisibleTabularInline
from core.text.links import Link

TITLE = words("title", _("title"))


class TermFilter(admin.SimpleListFilter):
    """Filter by the end of the term, on the date in the reader's capital."""

    title = _("end date")
    parameter_name = "term"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, StrPromise]]:
        return [("soon", _("Within 90 days")), ("ended", _("Ended"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        assert isinstance(request.user, User)
        today = today_for(request.user)
        if self.value() == "soon":
            # The stubs type the queryset of a filter without its own methods.
            return queryset.ending(today, today + SOON)  # type: ignore[attr-defined,no-any-return]
        if self.value() == "ended":
            return queryset.ended(today)  # type: ignore[attr-defined,no-any-return]
        return queryset


class AddressedInline(VisibleTabularInline):
    """Inline of the commitments that an instrument addresses; hidden ones are left unchanged."""

    model = IpInstrumentCommitment
    autocomplete_fields = ("commitment",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        seen = Commitment.objects.visible_to(request.user)
        rows = super().get_queryset(request).filter(commitment__in=seen)
        return rows.select_related("commitment", "ip_instrument")

    def get_extra(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> int:
        return 0 if obj is not None else 1


@admin.register(IpInstrument)
class IpInstrumentAdmin(MarkedAdmin):
    list_display = (TITLE, "kind", "held_by", "signed_on", "term_ends_on", "custodian", "mark")
    list_display_links = (TITLE,)
    list_filter = (TermFilter, "kind", "held_by", "mark")
    date_hierarchy = "term_ends_on"
    search_fields = ("concluded_between", "custodian", "custodian_reference", *in_three("title"))
    own_choices = {"held_by": "pk"}
    inlines = (AddressedInline,)
    fieldsets = (
        (
            None,
            {
                "fields": ("held_by", "kind", "concluded_between", "signed_on", "term_ends_on", "mark"),
                "description": _("Reference only (article 5(a)). The contract is not stored here."),
            },
        ),
        (_("Location of the contract"), {"fields": ("custodian", "custodian_reference")}),
        texts("title"),
    )

    def get_list_links(self, request: HttpRequest) -> list[Link]:
        return [Link(gettext("Outstanding items"), reverse("commitments:intellectual-property"))]

    def get_formset_kwargs(self, request: HttpRequest, obj: Any, inline: Any, prefix: str) -> dict[str, Any]:
        """Prefill the commitment named in the query string of an empty form.

        A POST has no initial values to compare with, so that a form submitted as prefilled counts as changed.
        """
        kwargs = super().get_formset_kwargs(request, obj, inline, prefix)
        commitment = request.GET.get("commitment", "") if request.method == "GET" else ""
        if isinstance(inline, AddressedInline) and obj.pk is None and commitment.isdecimal():
            kwargs["initial"] = [{"commitment": commitment}]
        return kwargs

    # Signature of Django, with a positional flag.
    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:  # noqa: FBT001
        if not change:
            obj.instrument = Instrument.objects.shipped()
        super().save_model(request, obj, form, change)
