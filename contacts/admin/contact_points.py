"""Admin of the contact points of article 6 and their officers."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext, gettext_lazy as _

from contacts.acts import OFFICER_ACTS, account_links
from contacts.forms.contact_points import MailboxRules, offers
from contacts.models import ContactPoint, ContactPointOfficer, Participant, User
from contacts.services import former_addresses, functions
from contacts.services.contact_history import past_of
from core.admin.columns import in_three, yes_no
from core.admin.visibility import VisibleAdmin, editor
from core.forms import RecordForm
from core.text.links import Link


class ContactPointForm(MailboxRules, RecordForm):
    pass


@admin.register(ContactPoint)
class ContactPointAdmin(VisibleAdmin):
    list_display = (
        "participant",
        "mailbox",
        "telephone",
        yes_no("is_reachable", _("reachable")),
        "officers_now",
    )
    list_filter = ("participant__side",)
    search_fields = (
        "mailbox",
        "participant__code",
        *(f"participant__{name}" for name in in_three("label", "applied_title")),
    )
    own_choices = {"participant": "pk"}
    form = ContactPointForm
    fields = ("participant", "mailbox", "telephone", "language", "digest_hour")

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Allow adding only while a Participant has no contact point, since each has exactly one."""
        missing = Participant.objects.filter(contact_point=None)
        if user := editor(request):
            missing = missing.filter(pk__in=[user.participant_id])
        return super().has_add_permission(request, obj) and missing.exists()

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        officers = (
            ContactPointOfficer.objects.filter(until__isnull=True).select_related("official").order_by("since", "pk")
        )
        rows = super().get_queryset(request).select_related("participant__side")
        return rows.prefetch_related(Prefetch("officers", officers, to_attr="in_function"))

    def get_links(self, request: HttpRequest, record: Any) -> list[Link]:
        assert isinstance(request.user, User)
        return [*offers(request, record), *account_links(record, request.user)]

    def get_summary(self, request: HttpRequest, record: Any) -> str:
        user = request.user
        assert isinstance(user, User)
        officers = record.officers.select_related("official__account").order_by("-since", "pk")
        keeps = user.may.runs_register or user.participant_id == record.participant_id
        # Only they see who may change it and which accounts the officers use.
        lacks = functions.why_no_hand_over(user, record.participant, timezone.now()) if keeps else ""
        context = {"past": past_of(record), "officers": officers, "contact_point": record}
        return render_to_string("contacts/point.html", context | {"shows_accounts": keeps, "lacks": lacks})

    # Django passes the flag by position.
    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:  # noqa: FBT001
        assert isinstance(request.user, User)
        functions.check_hand_over(request.user, obj.participant, timezone.now())
        super().save_model(request, obj, form, change)
        if change and "mailbox" in form.changed_data:
            former = form.initial["mailbox"]
            former_addresses.notify_of_mailbox(contact_point=obj, former=former, by=request.user, at=timezone.now())
        # A change of the contact point's language does not concern the others.
        for link in offers(request, obj) if change and set(form.changed_data) - {"language"} else ():
            messages.info(request, format_html('<a href="{}">{}</a>', link.url, link.label))

    def get_list_links(self, request: HttpRequest) -> list[Link]:
        return [Link(gettext("Emergency contact list"), reverse("contacts:contact-tree"))]

    @admin.display(description=_("officers"))
    def officers_now(self, contact_point: Any) -> str | None:
        return gettext(", ").join(str(officer) for officer in contact_point.in_function) or None


@admin.register(ContactPointOfficer)
class ContactPointOfficerAdmin(VisibleAdmin):
    acts = OFFICER_ACTS
    list_display = ("official", "contact_point", "function", "since", "until")
    list_filter = ("contact_point__participant", "function")
    list_select_related = ("official", "contact_point__participant")
    date_hierarchy = "since"
    search_fields = ("official__family_name", "official__given_name", "official__name_ja")
    without = ("add", "change", "delete")
    fields = ("contact_point", "official", "function", "telephone", "since", "until", "digest_hour")

    def get_links(self, request: HttpRequest, record: Any) -> list[Link]:
        links = super().get_links(request, record)
        if request.user.has_perm("contacts.change_contactpointofficer", record):
            links.append(Link(gettext("Edit contact point"), OFFICER_ACTS.home(record)))
        return links
