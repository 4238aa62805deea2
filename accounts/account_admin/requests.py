"""Account request admin: visible to all concerned, decided by another person."""

from typing import Any

from django.contrib import admin
from django.utils.translation import gettext_lazy as _, pgettext_lazy

from accounts.acts import REQUEST_ACTS
from accounts.models import AccountRequest
from core.admin.columns import NO_DATE, moment, person
from core.admin.visibility import VisibleAdmin

REQUESTED = moment("asked_at", _("requested"))
DECIDED = moment("decided_at", _("decided"), empty=NO_DATE)


@admin.register(AccountRequest)
class AccountRequestAdmin(VisibleAdmin):
    acts = REQUEST_ACTS
    list_display = ("user", "email", "role", "participant", REQUESTED, DECIDED, "outcome")
    date_hierarchy = "asked_at"
    fields = (
        *("user", "address", "email", "role", "participant", "reason"),
        *(person("asked_by", _("requested by")), REQUESTED, person("decided_by", _("decided by")), DECIDED, "outcome"),
    )
    readonly_fields = fields

    @admin.display(description=_("email address of the account"))
    def address(self, record: Any) -> str:
        return str(record.user.email)

    @admin.display(description=_("outcome"))
    def outcome(self, record: Any) -> str:
        return str(
            {
                None: _("Needs review"),
                True: pgettext_lazy("a request", "Approved"),
                False: pgettext_lazy("a request", "Refused"),
            }[record.approved]
        )
