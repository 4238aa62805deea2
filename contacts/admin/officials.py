"""Admin of the officials of the Participants.

Editors edit the officials of their own ministry. An officer's address receives notices, and being in office decides
whether the officer may act: so both are changed, like the contact point itself (article 6), only by its officers in
function, or by the secretariat while there is none.
"""

from typing import Any

from django.contrib import admin
from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext, gettext_lazy as _, pgettext_lazy

from contacts.admin.personal_data import DataExportMixin
from contacts.models import ContactPointOfficer, Official, User
from contacts.models.functions import may_hand_over
from contacts.services import former_addresses, personal_data
from core.admin.columns import in_three, texts, words, yes_no
from core.text.times import displayed_text

REACHES = ("email", "active")


@admin.register(Official)
class OfficialAdmin(DataExportMixin):
    personal_data = staticmethod(personal_data.data_of)
    list_display = (
        "__str__",
        "participant",
        words("title", pgettext_lazy("of a person", "title")),
        "rank",
        yes_no("active", _("in office"), ordering="active"),
    )
    list_filter = ("participant", "rank", "active")
    search_fields = ("family_name", "given_name", "name_ja", "reading_ja", *in_three("title"))
    own_choices = {"participant": "pk"}
    fieldsets = (
        (None, {"fields": ("participant", "rank", "active", "email")}),
        (_("Name"), {"fields": ("family_name", "given_name", "name_order", "name_ja", "reading_ja")}),
        texts("title", original=False),
    )

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        locked_fields = REACHES if obj is not None and not _may_change_reach(request, obj) else ()
        return (*super().get_readonly_fields(request, obj), *locked_fields)

    def get_summary(self, request: HttpRequest, record: Any) -> str:
        if not self.has_change_permission(request, record) or _may_change_reach(request, record):
            return super().get_summary(request, record)
        return format_html(
            "<p>{}</p>",
            gettext(
                "Notices are sent to this address. Only an officer in function at the contact point can change it. The "
                "secretariat can while no officer with an account is in function there."
            ),
        )

    # Django passes the flag by position.
    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:  # noqa: FBT001
        super().save_model(request, obj, form, change)
        if change and "email" in form.changed_data:
            assert isinstance(request.user, User)
            former = form.initial["email"]
            former_addresses.notify_of_official(official=obj, former=former, by=request.user, at=timezone.now())


def _may_change_reach(request: HttpRequest, official: Official) -> bool:
    """Return whether the user may change where mail for ``official`` goes, now or in a later function."""
    user = request.user
    if not isinstance(user, User) or may_hand_over(user, official.participant, timezone.now()):
        return True
    today = displayed_text(timezone.now(), official.participant.side.time_zone).date()
    # Also for officials out of office, who could be reinstated with another address.
    functions = ContactPointOfficer.objects.filter(Q(until__isnull=True) | Q(until__gt=today))
    return not functions.filter(official=official).exists()
