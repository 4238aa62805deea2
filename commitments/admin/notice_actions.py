"""Actions on a notice, each on its own page: issue, acknowledge receipt, withdraw."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from commitments.admin.notice_forms import IssueForm, ReceiptForm, WithdrawalForm
from commitments.enums import NoticeKind, NoticeState
from commitments.models import Notice
from commitments.services import notices
from commitments.services.notice_previews import preview
from contacts.models import User
from contacts.permissions import holds_function, missing_now
from contacts.services.functions import sentence_for
from contacts.services.today import today_for
from core.admin.action_views import ActionPage, act_page, closed_page, sent_to
from core.admin.visibility import VisibleAdmin
from core.text.links import Link
from core.text.multilingual_text import between_sentences


class NoticePages(VisibleAdmin):
    """Admin mixin with the action pages of a notice, for contact point officers of the own Participant."""

    def page_of(self, record: Any) -> str:
        return str(record.get_absolute_url())

    def act_links(self, request: HttpRequest, notice: Notice) -> list[Link]:
        user = request.user
        assert isinstance(user, User)
        labels = {"issue": _("Issue"), "acknowledge": _("Acknowledge receipt"), "withdraw": _("Withdraw")}
        return [
            Link(label, reverse(f"admin:commitments_notice_{act}", args=[notice.pk]))
            for act, label in labels.items()
            if self.is_open(act, request, notice, user)
        ]

    def is_open(self, act: str, request: HttpRequest, notice: Notice, user: User) -> bool:
        if not holds_function(user):
            return False
        own, state = user.participant_id == notice.sender_id, notice.state_of
        match act:
            case "issue":
                return own and state is NoticeState.DRAFT and self.has_change_permission(request, notice)
            case "acknowledge":
                waiting = notice.addressees.filter(participant=user.participant_id, acknowledged_at=None)
                return state is NoticeState.ISSUED and waiting.exists()
            case "withdraw":
                last = notice.takes_effect_on
                return own and state is NoticeState.ISSUED and (last is None or today_for(user) <= last)
        raise AssertionError(act)

    def get_urls(self) -> list[URLPattern]:
        pages: dict[str, Callable[..., HttpResponse]] = {
            "issue": self.issue_page,
            "acknowledge": self.acknowledge_page,
            "withdraw": self.withdraw_page,
        }
        return [
            *(
                path(f"<path:object_id>/{act}/", self.admin_site.admin_view(page), name=f"commitments_notice_{act}")
                for act, page in pages.items()
            ),
            *super().get_urls(),
        ]

    def issue_page(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Show the recipients, the emails and the consequences; issue the notice on POST."""
        notice, user = self._for_act("issue", request, object_id)
        if self._is_late("issue", request, notice, user):
            return closed_page(request, notice, self._meanwhile("issue", notice, user))
        shown = preview(notice, at=datetime.now(UTC))
        act = ActionPage(
            title=_("Issue this notice"),
            what_happens=_(
                "The notice will be issued to all other Participants and emailed to the addresses below. Once "
                "issued, it cannot be edited, only withdrawn with a reason."
            ),
            button=_("Issue this notice"),
            done=_("%(reference)s was issued.") % {"reference": notice.reference},
        )
        return act_page(
            self,
            request,
            notice,
            act=act,
            form=IssueForm(sent_to(request), notice=notice),
            perform=lambda _asked: notices.issue(notice=notice, by=user, at=datetime.now(UTC)),
            template="commitments/notice/issue.html",
            details={"preview": shown, "notice": notice},
        )

    def acknowledge_page(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Show the form for the date of receipt, in the capital of the acknowledging user."""
        notice, user = self._for_act("acknowledge", request, object_id)
        if self._is_late("acknowledge", request, notice, user):
            return closed_page(request, notice, self._meanwhile("acknowledge", notice, user))
        what = [
            _("This acknowledgement is the official proof of receipt by %(participant)s and cannot be changed.")
            % {"participant": user.participant}
        ]
        if notice.kind_of is NoticeKind.DISCONTINUE:
            what.append(_("The notice period is counted from the last date of receipt."))
        act = ActionPage(
            title=_("Acknowledge receipt"),
            what_happens=between_sentences((get_language() or "en")[:2]).join(what),
            button=_("Acknowledge receipt"),
            done=_("%(participant)s has acknowledged receipt of %(reference)s.")
            % {"participant": user.participant, "reference": notice.reference},
        )
        return act_page(
            self,
            request,
            notice,
            act=act,
            form=ReceiptForm(sent_to(request), by=user, today=today_for(user)),
            perform=lambda asked: notices.acknowledge(notice=notice, by=user, at=datetime.now(UTC), **asked),
            template="commitments/notice/acknowledge.html",
            details={"notice": notice},
        )

    def withdraw_page(self, request: HttpRequest, object_id: str) -> HttpResponse:
        notice, user = self._for_act("withdraw", request, object_id)
        if self._is_late("withdraw", request, notice, user):
            return closed_page(request, notice, self._meanwhile("withdraw", notice, user))
        act = ActionPage(
            title=_("Withdraw"),
            what_happens=_(
                "The other Participants will be notified that the notice is withdrawn. The notice and the "
                "reason stay on record. To give notice again, create a new notice."
            ),
            button=_("Withdraw this notice"),
            done=_("%(reference)s was withdrawn.") % {"reference": notice.reference},
        )
        return act_page(
            self,
            request,
            notice,
            act=act,
            form=WithdrawalForm(sent_to(request)),
            perform=lambda asked: notices.withdraw(notice=notice, by=user, at=datetime.now(UTC), **asked),
        )

    def _for_act(self, act: str, request: HttpRequest, object_id: str) -> tuple[Any, User]:
        """Return the notice and the user. A late POST, as from a stale page, gets the error of the service."""
        notice, user = self.get_object(request, unquote(object_id)), request.user
        if notice is None:
            raise Http404
        assert isinstance(user, User)
        if missing := missing_now(user):
            raise PermissionDenied(sentence_for(missing))
        is_own = user.participant_id == notice.sender_id
        if is_own == (act == "acknowledge"):
            raise PermissionDenied
        if act == "issue" and not self.has_change_permission(request):
            # The register is closed; issued notices can still be acknowledged and withdrawn.
            raise PermissionDenied
        return notice, user

    def _is_late(self, act: str, request: HttpRequest, notice: Notice, user: User) -> bool:
        """Return whether a GET requests an unavailable action; on POST the service raises the error."""
        return request.method != "POST" and not self.is_open(act, request, notice, user)

    def _meanwhile(self, act: str, notice: Notice, user: User) -> str:
        """Return the reason why an action is unavailable: an earlier act, a withdrawal, or the effective date."""
        match act, notice.state_of:
            case "acknowledge", NoticeState.ISSUED:
                return _("%(participant)s has already acknowledged receipt.") % {"participant": user.participant}
            case "acknowledge", NoticeState.WITHDRAWN:
                return _("The notice was withdrawn. No acknowledgement is required.")
            case "issue", NoticeState.ISSUED:
                return _("%(reference)s has already been issued.") % {"reference": notice.reference}
            case "withdraw", NoticeState.ISSUED:
                return _("The notice has taken effect and cannot be withdrawn.")
            case "withdraw", NoticeState.DRAFT:
                return _("Only an issued notice can be withdrawn.")
        return _("%(reference)s was withdrawn.") % {"reference": notice.reference}
