"""Pending responses of a ministry: notices, joint decisions, and drafts visible to the ministry only.

A contact point officer with a current function responds. An editor sees the pending item without a button.
"""

from collections.abc import Iterator
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from commitments.acts import DECISION_ACTS, NOTICE_ACTS
from commitments.enums import DecisionState, NoticeKind, NoticeState
from commitments.models import JointDecision, Notice
from contacts.permissions import holds_function
from mocportal.home.task_rows import LONGEST_LIST, Task, TaskButton, TaskList
from mocportal.templatetags.moc import day_in_words

if TYPE_CHECKING:
    from contacts.models import User


def notices(user: "User", today: date) -> TaskList:
    """Return notices to acknowledge: those that may end the MOC first, then the oldest."""
    waiting = Notice.objects.visible_to(user).unacknowledged_by(user.participant_id).select_related("sender")
    first = sorted(waiting, key=lambda notice: (notice.kind_of is not NoticeKind.DISCONTINUE, notice.issued_at))
    return _listed([_of_notice(notice, user, today) for notice in first])


def decisions(user: "User", today: date) -> TaskList:
    """Return joint decisions that await the user's Participant, the oldest first."""
    waiting = JointDecision.objects.visible_to(user).awaiting(user.participant_id).select_related("proposed_by")
    return _listed([_of_decision(decision, user, today) for decision in waiting.order_by("proposed_at", "pk")])


def drafts(user: "User", today: date) -> TaskList:
    """Return draft decisions and draft notices of the user's Participant, by reference."""
    mine = user.participant_id
    written: Iterator[JointDecision | Notice] = chain(
        JointDecision.objects.visible_to(user)
        .filter(proposed_by=mine, state=DecisionState.DRAFT)
        .order_by("reference__natural"),
        Notice.objects.visible_to(user).filter(sender=mine, state=NoticeState.DRAFT).order_by("reference__natural"),
    )
    return _listed([_of_draft(record, today) for record in written])


def _listed(lines: list[Task]) -> TaskList:
    return TaskList(lines=tuple(lines[:LONGEST_LIST]), count=len(lines), overdue=0)


def _of_notice(notice: Notice, user: "User", today: date) -> Task:
    assert notice.issued_on is not None
    url = NOTICE_ACTS.address(notice, "acknowledge")
    if holds_function(user):
        why = _("%(kind)s. Given by %(sender)s on %(day)s. Acknowledge receipt.")
    else:
        why = _(
            "%(kind)s. Given by %(sender)s on %(day)s. Awaiting acknowledgement by a contact point officer of "
            "your ministry."
        )
    return Task(
        reference=notice.reference,
        title=notice.subject,
        url=notice.get_absolute_url(),
        due_on=None,
        why=why % {"kind": notice.kind_of.label, "sender": notice.sender, "day": day_in_words(notice.issued_on)},
        today=today,
        act=TaskButton(_("Acknowledge %(reference)s") % {"reference": notice.reference}, url)
        if holds_function(user)
        else None,
        is_formal=True,
    )


def _of_decision(decision: JointDecision, user: "User", today: date) -> Task:
    url, act = decision.get_absolute_url(), None
    why = _("Proposed by %(who)s. Awaiting concurrence by a contact point officer of your ministry.")
    if holds_function(user):
        why = _("Proposed by %(who)s. Awaiting concurrence of your ministry.")
        # The page of the act shows the whole text, so that the row of the list leads to it.
        url = DECISION_ACTS.address(decision, "concur")
        act = TaskButton(_("Review %(reference)s and concur") % {"reference": decision.reference}, url)
    return Task(
        reference=decision.reference,
        title=decision.title,
        url=url,
        due_on=None,
        why=why % {"who": decision.proposed_by or _("the secretariat")},
        today=today,
        act=act,
        is_formal=True,
    )


def _of_draft(record: JointDecision | Notice, today: date) -> Task:
    if isinstance(record, Notice):
        title, why = record.subject, _("Draft notice of your ministry, not issued")
    else:
        title, why = record.title, _("Draft decision of your ministry, not proposed")
    return Task(
        reference=record.reference,
        title=title,
        url=record.get_absolute_url(),
        due_on=None,
        why=why,
        today=today,
        # The row itself is the link; buttons are for items that others await or that are due.
        act=None,
    )
