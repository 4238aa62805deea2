"""The contact points of article 6 and the officers behind them."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from contacts.admin.columns import in_three, yes_no
from contacts.admin.forms import RecordForm
from contacts.admin.officers import OfficerForm, OfficerFormSet
from contacts.admin.visibility import Link, VisibleAdmin, VisibleTabularInline, editor
from contacts.models import ContactPoint, ContactPointOfficer, Participant, User
from contacts.rules.letters import fits_a_header
from contacts.services import former_addresses
from contacts.services.contact_history import past_of

# What other apps offer on the page of a contact point, and again after it was changed; each adds its own.
OFFERS: list[Callable[[HttpRequest, ContactPoint], Link | None]] = []


class ContactPointForm(RecordForm):
    def clean_mailbox(self) -> str:
        """Article 6: a notice always finds its way. The database refuses it as well."""
        mailbox: str = self.cleaned_data["mailbox"]
        if not mailbox and self.initial.get("mailbox"):
            sentence = gettext("A contact point is never without a reachable address: enter another one instead.")
            raise ValidationError(sentence, code="unreachable")
        if not fits_a_header(mailbox):
            # Between quotation marks an address may have such characters, and no mail can carry it.
            raise ValidationError(gettext("Enter a valid email address."), code="invalid")
        return mailbox


class OfficerInline(VisibleTabularInline):
    model = ContactPointOfficer
    form = OfficerForm
    formset = OfficerFormSet
    fields = ("official", "function", "telephone", "since", "until")
    own_choices = {"official": "participant"}

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).select_related("official", "contact_point")


@admin.register(ContactPoint)
class ContactPointAdmin(VisibleAdmin):
    list_display = (
        "participant",
        "mailbox",
        "telephone",
        yes_no("is_reachable", _("reachable")),
        "officers_now",
    )
    list_select_related = ("participant",)
    list_filter = ("participant__side",)
    search_fields = (
        "mailbox",
        "participant__code",
        *(f"participant__{name}" for name in in_three("label", "applied_title")),
    )
    own_choices = {"participant": "pk"}
    form = ContactPointForm
    fields = ("participant", "mailbox", "telephone", "language")
    inlines = (OfficerInline,)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Only while a Participant lacks one: each has one contact point, and that is changed and never replaced."""
        missing = Participant.objects.filter(contact_point=None)
        if user := editor(request):
            missing = missing.filter(pk__in=[user.participant_id])
        return super().has_add_permission(request, obj) and missing.exists()

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        officers = ContactPointOfficer.objects.filter(until__isnull=True).select_related("official")
        rows = super().get_queryset(request).select_related("participant__side")
        return rows.prefetch_related(Prefetch("officers", officers, to_attr="in_function"))

    def get_links(self, request: HttpRequest, record: Any) -> list[Link]:
        return [link for offer in OFFERS if (link := offer(request, record))]

    def get_summary(self, request: HttpRequest, record: Any) -> str:
        officers = record.officers.select_related("official").order_by("-since", "pk")
        context = {"past": past_of(record), "officers": officers, "contact_point": record}
        return render_to_string("contacts/point.html", context)

    # Django calls it so, with a bare flag.
    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:  # noqa: FBT001
        super().save_model(request, obj, form, change)
        if change and "mailbox" in form.changed_data:
            assert isinstance(request.user, User)
            former = form.initial["mailbox"]
            former_addresses.tell_of_mailbox(contact_point=obj, former=former, by=request.user, at=timezone.now())

    # Django calls it so, with a bare flag.
    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:  # noqa: FBT001
        """After a change, offer what follows from it."""
        super().save_related(request, form, formsets, change)
        # In which language a contact point is written to is no news to the others.
        told = set(form.changed_data) - {"language"} or any(formset.has_changed() for formset in formsets)
        if not (change and told):
            return
        for link in self.get_links(request, form.instance):
            messages.info(request, format_html('<a href="{}">{}</a>', link.url, link.label))

    def get_list_links(self, request: HttpRequest) -> list[Link]:
        return [Link(gettext("Contact tree"), reverse("contacts:contact-tree"))]

    @admin.display(description=_("officers"))
    def officers_now(self, contact_point: Any) -> str | None:
        return gettext(", ").join(str(officer) for officer in contact_point.in_function) or None


@admin.register(ContactPointOfficer)
class ContactPointOfficerAdmin(VisibleAdmin):
    list_display = ("official", "contact_point", "function", "since", "until")
    list_filter = ("contact_point__participant", "function")
    list_select_related = ("official", "contact_point__participant")
    date_hierarchy = "since"
    search_fields = ("official__family_name", "official__given_name", "official__name_ja")
    own_choices = {"contact_point": "participant", "official": "participant"}
    fields = ("contact_point", "official", "function", "telephone", "since", "until")
