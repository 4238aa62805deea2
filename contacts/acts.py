"""Acts on emails that need a decision, and on the officers of a contact point (``core.acts``)."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from django import forms
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _, gettext_lazy, pgettext_lazy

from contacts.enums import MessageState, Role
from contacts.models import ContactPoint, ContactPointOfficer, Message, User
from contacts.models.functions import may_hand_over
from contacts.services import delivery, functions, officer_accounts
from core.acts import Act, ActForm, RecordActs, admin_page, said
from core.text.links import Link
from core.text.times import displayed_text

REASON: dict[str, Any] = {
    "label": gettext_lazy("Reason"),
    "max_length": 2000,
    "widget": forms.Textarea(attrs={"rows": 4}),
}


class ReasonForm(ActForm):
    reason = forms.CharField(**REASON)


class OptionalReasonForm(ActForm):
    reason = forms.CharField(required=False, **REASON)


class AccountField(forms.ModelChoiceField[Any]):
    """Account choice by user name, which is unique where names of people are not."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.username} ({obj.full_name})" if obj.full_name else str(obj.username)


class OfficerAccountForm(ActForm):
    """Account of an officer, among those of the Participant without another official; empty removes the link."""

    edits = True

    account = AccountField(
        User.objects.none(),
        label=gettext_lazy("Portal account"),
        required=False,
        empty_label=gettext_lazy("None"),
        help_text=gettext_lazy("Active accounts of the Participant with the role of contact point officer."),
    )

    def prepare(self) -> None:
        officer = self.record
        own = Q(official=None) | Q(official=officer.official_id)
        accounts = User.objects.filter(
            own, participant=officer.contact_point.participant_id, role=Role.CONTACT_OFFICER, is_active=True
        )
        field = self.fields["account"]
        assert isinstance(field, AccountField)
        field.queryset = accounts.order_by("username")
        field.initial = officer.official.account_id


def _open_decisions(message: Message) -> list[str]:
    """Return the decisions available for a message in its present state, in display order."""
    if message.is_erased:
        return []
    match message.state_of:
        case MessageState.UNCERTAIN:
            return ["arrived", "send-again", "give-up"]
        case MessageState.FAILED if message.decided_at:
            return ["send-again"]
        case MessageState.FAILED:
            return ["send-again", "give-up"]
    return []


def _decision(name: str, service: Callable[..., None], **texts: Any) -> Act:
    def perform(message: Message, user: User, values: dict[str, Any]) -> None:
        service(message=message, by=user, at=datetime.now(UTC), **values)

    return Act(
        permission="contacts.decide_message",
        offered=lambda message, _user: name in _open_decisions(message),
        closed=gettext_lazy("Only a failed or uncertain message needs a decision."),
        perform=perform,
        **{"form": ReasonForm} | texts,
    )


MESSAGE_ACTS = RecordActs(
    model=Message,
    route="contacts:message-act",
    home=admin_page,
    acts={
        "arrived": _decision(
            "arrived",
            delivery.note_arrival,
            label=gettext_lazy("Mark as delivered"),
            what_happens=gettext_lazy("The message will be recorded as sent. Enter how you know that it arrived."),
            done=gettext_lazy("Message marked as delivered."),
        ),
        "send-again": _decision(
            "send-again",
            delivery.send_again,
            label=gettext_lazy("Resend"),
            what_happens=gettext_lazy(
                "The message will be sent again within a minute with the same Message-ID. If an earlier copy "
                "arrived, the recipient will receive it twice."
            ),
            done=gettext_lazy("Message queued for sending."),
            form=OptionalReasonForm,
        ),
        "give-up": _decision(
            "give-up",
            delivery.give_up,
            label=gettext_lazy("Mark as failed"),
            what_happens=gettext_lazy(
                "The message will be recorded as failed and will not be sent again. Enter how the recipient will be "
                "informed, if needed."
            ),
            done=gettext_lazy("Message marked as failed."),
        ),
    },
)


def _may_link(officer: ContactPointOfficer, user: User) -> bool:
    return may_hand_over(user, officer.contact_point.participant, timezone.now())


def _why_not(officer: ContactPointOfficer, user: User) -> str:
    return functions.why_no_hand_over(user, officer.contact_point.participant, timezone.now())


def _link(officer: ContactPointOfficer, user: User, values: dict[str, Any]) -> None:
    officer_accounts.link(officer=officer, by=user, at=timezone.now(), **values)


ACCOUNT = "portal-account"
OFFICER_ACTS = RecordActs(
    model=ContactPointOfficer,
    route="contacts:officer-act",
    related=("official", "contact_point__participant__side"),
    # The page of the contact point lists all its officers.
    home=lambda officer: reverse("contacts:edit-contact-point", args=[officer.contact_point.participant.code]),
    shortfall=_why_not,
    acts={
        ACCOUNT: Act(
            label=lambda officer, _user: _("Portal account of %(officer)s") % {"officer": officer.official},
            what_happens=lambda officer, _user: (
                _(
                    "On each day of the function, the account can concur, give notice and acknowledge receipt for "
                    "%(participant)s. The account holder, the contact point and all administrators are notified."
                )
                % {"participant": officer.contact_point.participant}
            ),
            button=pgettext_lazy("portal account of an officer", "Save"),
            done=lambda officer, _user: _("Portal account of %(officer)s saved.") % {"officer": officer.official},
            permission=_may_link,
            form=OfficerAccountForm,
            perform=_link,
        ),
    },
)


def account_links(point: ContactPoint, user: User) -> list[Link]:
    """Return a link to the portal account of each officer whose function is not over."""
    now = timezone.now()
    # The permission is the same for all officers, and read once.
    if not may_hand_over(user, point.participant, now):
        return []
    today, label = displayed_text(now, point.participant.side.time_zone).date(), OFFICER_ACTS.acts[ACCOUNT].label
    officers = point.officers.not_over(today).select_related("official", "contact_point__participant__side")
    return [Link(said(label, officer, user), OFFICER_ACTS.address(officer, ACCOUNT)) for officer in officers]
