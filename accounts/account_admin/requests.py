"""Account request admin: visible to all concerned, decided by another person."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from accounts.models import AccountRequest
from accounts.services import requests
from contacts.models import User
from core.admin.action_views import ActionPage, act_page, closed_page, sent_to
from core.admin.columns import moment, person
from core.admin.visibility import VisibleAdmin
from core.text.links import Link

ASKED = moment("asked_at", _("requested"), empty=_("Not set"))
DECIDED = moment("decided_at", _("decided"), empty=_("None"))
APPROVE, REFUSE = "approve", "refuse"


@admin.register(AccountRequest)
class AccountRequestAdmin(VisibleAdmin):
    list_display = ("user", "email", "role", "participant", ASKED, DECIDED, "outcome")
    list_select_related = ("user", "participant")
    date_hierarchy = "asked_at"
    fields = (
        *("user", "address", "email", "role", "participant", "reason"),
        *(person("asked_by", _("requested by")), ASKED, person("decided_by", _("decided by")), DECIDED, "outcome"),
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

    def get_links(self, request: HttpRequest, record: Any) -> list[Link]:
        labels = {APPROVE: gettext("Approve request"), REFUSE: gettext("Refuse request")}
        return [
            Link(label, reverse("admin:accounts_accountrequest_decide", args=[record.pk, name]))
            for name, label in labels.items()
            if self._may(request, record, name)
        ]

    def get_urls(self) -> list[URLPattern]:
        page = path(
            "<path:object_id>/decide/<slug:name>/",
            self.admin_site.admin_view(self.decide_page),
            name="accounts_accountrequest_decide",
        )
        return [page, *super().get_urls()]

    def decide_page(self, request: HttpRequest, object_id: str, name: str) -> HttpResponse:
        """Approve or refuse a request. Raise Http404 for a request that is not visible to the user."""
        record = self.get_object(request, unquote(object_id))
        if record is None or name not in {APPROVE, REFUSE}:
            raise Http404
        if record.decided_at is not None:
            return closed_page(request, record, gettext("This request has already been decided."))
        if not self._may(request, record, name):
            raise PermissionDenied
        by = request.user
        assert isinstance(by, User)
        if name == APPROVE:
            title, what = gettext("Approve request"), gettext("The change takes effect immediately.")
        else:
            title, what = gettext("Refuse request"), gettext("The account does not change.")
        return act_page(
            self,
            request,
            record,
            act=ActionPage(title=title, what_happens=what, button=title, done=gettext("Decision recorded.")),
            form=forms.Form(sent_to(request)),
            perform=lambda _asked: requests.decide(request=record, by=by, approved=name == APPROVE, at=timezone.now()),
        )

    @staticmethod
    def _may(request: HttpRequest, record: AccountRequest, name: str) -> bool:
        """Return whether the user may decide; approvers may refuse too, and so may the requester."""
        by = request.user
        if not isinstance(by, User) or record.decided_at is not None:
            return False
        return requests.may_approve(request=record, by=by, at=timezone.now()) or (
            name == REFUSE and by == record.asked_by
        )
