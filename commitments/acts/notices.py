"""Acts on a notice by contact point officers: issue and withdraw for the sender, acknowledge for an addressee."""

from datetime import UTC, datetime
from typing import Any

from django.utils.translation import get_language, gettext as _, gettext_lazy

from commitments.enums import NoticeKind, NoticeState
from commitments.forms.acts import IssueForm, ReceiptForm, WithdrawalForm
from commitments.models import Notice
from commitments.services import notices
from commitments.services.notice_previews import preview
from contacts.models import User
from contacts.permissions import holds_function, missing_now
from contacts.services.functions import sentence_for
from contacts.services.today import today_for
from core.acts import Act, RecordActs
from core.text.multilingual_text import between_sentences


def _shortfall(_notice: Notice, user: User) -> str:
    return sentence_for(missing) if (missing := missing_now(user)) else ""


def _is_own(notice: Notice, user: User) -> bool:
    return holds_function(user) and user.participant_id == notice.sender_id


def _may_issue(notice: Notice, user: User) -> bool:
    # The register is closed after the last day; issued notices can still be acknowledged and withdrawn.
    return _is_own(notice, user) and user.has_perm("commitments.change_notice")


def _is_addressed(notice: Notice, user: User) -> bool:
    return holds_function(user) and user.participant_id != notice.sender_id


def _awaits(notice: Notice, user: User) -> bool:
    waiting = notice.addressees.filter(participant=user.participant_id, acknowledged_at=None)
    return notice.state_of is NoticeState.ISSUED and waiting.exists()


def _may_withdraw(notice: Notice, user: User) -> bool:
    last = notice.takes_effect_on
    return notice.state_of is NoticeState.ISSUED and (last is None or today_for(user) <= last)


def _received(notice: Notice, user: User) -> str:
    what = [
        _("This acknowledgement is the official proof of receipt by %(participant)s and cannot be changed.")
        % {"participant": user.participant}
    ]
    if notice.kind_of is NoticeKind.DISCONTINUE:
        what.append(_("The notice period is counted from the last date of receipt."))
    return between_sentences((get_language() or "en")[:2]).join(what)


def _acknowledged(notice: Notice, user: User) -> str:
    if notice.state_of is NoticeState.WITHDRAWN:
        return _("The notice was withdrawn. No acknowledgement is required.")
    return _("%(participant)s has already acknowledged receipt.") % {"participant": user.participant}


def _in_effect(notice: Notice, _user: User) -> str:
    is_issued = notice.state_of is NoticeState.ISSUED
    return _("The notice has taken effect and cannot be withdrawn.") if is_issued else ""


def _previewed(notice: Notice, _user: User) -> dict[str, Any]:
    return {"preview": preview(notice, at=datetime.now(UTC)), "notice": notice, "text_hash": notices.hash_of(notice)}


NOTICE_ACTS = RecordActs(
    model=Notice,
    route="commitments:notice-act",
    lookup="reference",
    related=("sender__side", "instrument"),
    shortfall=_shortfall,
    acts={
        "issue": Act(
            label=gettext_lazy("Issue this notice"),
            what_happens=gettext_lazy(
                "The notice will be issued to all other Participants and emailed to the addresses below. Once "
                "issued, it cannot be edited, only withdrawn with a reason."
            ),
            done=lambda notice, _user: _("%(reference)s was issued.") % {"reference": notice.reference},
            permission=_may_issue,
            offered=lambda notice, _user: notice.state_of is NoticeState.DRAFT,
            form=IssueForm,
            perform=lambda notice, user, values: notices.issue(
                notice=notice, by=user, at=datetime.now(UTC), text_hash=values["text_hash"]
            ),
            template="commitments/notice/issue.html",
            details=_previewed,
        ),
        "acknowledge": Act(
            label=gettext_lazy("Acknowledge receipt"),
            what_happens=_received,
            done=lambda notice, user: (
                _("%(participant)s has acknowledged receipt of %(reference)s.")
                % {"participant": user.participant, "reference": notice.reference}
            ),
            permission=_is_addressed,
            offered=_awaits,
            closed=_acknowledged,
            form=ReceiptForm,
            perform=lambda notice, user, values: notices.acknowledge(
                notice=notice, by=user, at=datetime.now(UTC), **values
            ),
            template="commitments/notice/acknowledge.html",
            details=lambda notice, _user: {"notice": notice},
        ),
        "withdraw": Act(
            label=gettext_lazy("Withdraw this notice"),
            what_happens=gettext_lazy(
                "The other Participants will be notified that the notice is withdrawn. The notice and the "
                "reason stay on record. To give notice again, create a new notice."
            ),
            done=lambda notice, _user: _("%(reference)s was withdrawn.") % {"reference": notice.reference},
            permission=_is_own,
            offered=_may_withdraw,
            closed=_in_effect,
            form=WithdrawalForm,
            perform=lambda notice, user, values: notices.withdraw(
                notice=notice, by=user, at=datetime.now(UTC), **values
            ),
            is_serious=True,
        ),
        "delete": Act(
            label=gettext_lazy("Delete this draft"),
            what_happens=gettext_lazy("The draft will be deleted. This cannot be undone. The history keeps its text."),
            done=lambda notice, _user: _("Draft %(reference)s was deleted.") % {"reference": notice.reference},
            permission="commitments.delete_notice",
            offered=lambda notice, _user: notice.state_of is NoticeState.DRAFT,
            perform=lambda notice, _user, _values: notices.delete(notice=notice),
            is_serious=True,
            leads_to="commitments:notices",
        ),
    },
)
