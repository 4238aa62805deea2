"""Invitations of stakeholders to a Dialogue (article 4(a)(ii)): proposed, sent by email, answered."""

from collections.abc import Iterable
from datetime import date, datetime

import pghistory
from django.db import transaction
from django.utils.translation import get_language, gettext as _, override

from commitments.exceptions import DayImpossibleError
from contacts.enums import MessageKind
from contacts.models import Message, Participant, Stakeholder, User
from contacts.rules.email_content import EmailContent, fits_a_header, on_one_line
from contacts.services import outbox
from contacts.services.addresses import Addressee
from core.refusals.errors import TransitionNotAllowedError
from core.text.languages import Language
from core.text.times import displayed_text
from dialogue.documents.text.titles import TITLES
from dialogue.enums import InviteeState
from dialogue.exceptions import AddresseeUnreachableError, DayMissingError
from dialogue.models import Dialogue, Invitee, InviteeItem
from dialogue.rules.agenda.items import ItemKind
from dialogue.rules.lifecycle import INVITATION_TRANSITIONS
from dialogue.services import invitation_emails
from dialogue.services.outline import outline

# Item created for invitees; it is on the agenda once there are any.
OPEN_SEGMENT = ItemKind.STAKEHOLDERS.value


@transaction.atomic
def propose(
    *,
    dialogue: Dialogue,
    stakeholder: Stakeholder,
    proposed_by: Participant,
    by: User,
    language: str = Language.ENGLISH,
    items: Iterable[str] = (OPEN_SEGMENT,),
) -> Invitee:
    """Propose to invite a stakeholder for the items with these keys. Sends nothing.

    A database constraint refuses duplicates. Raises TransitionNotAllowedError if the Dialogue is over.
    """
    if not dialogue.status_of.is_ahead:
        raise TransitionNotAllowedError(
            _("The %(dialogue)s is over. Invitations can no longer be sent.") % {"dialogue": dialogue}
        )
    invitee = Invitee(dialogue=dialogue, stakeholder=stakeholder, proposed_by=proposed_by, language=language)
    with pghistory.context(user=by.pk):
        invitee.save()
        _set_items(invitee, items)
    return invitee


@transaction.atomic
def choose_items(*, invitee: Invitee, items: Iterable[str], language: str, by: User) -> None:
    """Set the items that an invitee attends, and the language of the invitation.

    The papers open to invitees follow the items. Raises TransitionNotAllowedError once the invitation is sent, except
    for the secretariat.
    """
    if _locked(invitee).state != InviteeState.PROPOSED and not by.may.runs_register:
        raise TransitionNotAllowedError(
            _("The invitation has been sent and cannot be deleted. Record the reply instead.")
        )
    with pghistory.context(user=by.pk):
        if language != invitee.language:
            invitee.language = language
            invitee.save(update_fields=["language"])
        _set_items(invitee, items)


def items_of(invitee: Invitee) -> tuple[str, ...]:
    """Return the keys of the items that an invitee attends, in the order of selection."""
    return tuple(item.item_key for item in invitee.items.all())


def choices(dialogue: Dialogue, at: datetime, *, edited: bool) -> list[tuple[str, str]]:
    """Return the items open to invitees as pairs of key and label in the active language."""
    known = [(item.key, str(item)) for item in outline(dialogue=dialogue, at=at, edited=edited)]
    if not any(key == OPEN_SEGMENT for key, _label in known):
        known.append((OPEN_SEGMENT, str(TITLES[ItemKind.STAKEHOLDERS])))
    return known


def item_labels(invitee: Invitee, known: list[tuple[str, str]]) -> list[str]:
    """Return the labels of an invitee's items from ``choices``, in the order of the agenda."""
    chosen = items_of(invitee)
    return [label for key, label in known if key in chosen]


@transaction.atomic
def invite(*, invitee: Invitee, by: User, at: datetime) -> Message:
    """Queue the invitation email in the language of the invitee, with local times, place and items.

    One email per date and place: after a change it can be sent again. Raises AddresseeUnreachableError without an
    address or an item, DayMissingError while no time is set, and TransitionNotAllowedError if it was already sent or
    declined, or the Dialogue is over.
    """
    locked = _locked(invitee)
    now, dialogue = InviteeState(locked.state), locked.dialogue
    if not dialogue.status_of.is_ahead or now is InviteeState.DECLINED:
        raise TransitionNotAllowedError(
            _("This invitation cannot be sent: the invitee has declined or the Dialogue is over.")
        )
    if dialogue.wall_start is None:
        raise DayMissingError(_("Set the date and time of the Dialogue before sending invitations."))
    letter, to = preview(locked, at), _addressee(locked)
    key = f"invitation:{locked.pk}:{dialogue.sequence}"
    if now is not InviteeState.PROPOSED and Message.objects.filter(key=key).exists():
        raise TransitionNotAllowedError(
            _("The invitation has already been sent. The date and place have not changed since.")
        )
    message = outbox.post(
        kind=MessageKind.INVITATION, key=key, to=to, letter=letter, at=at, participant=locked.proposed_by
    )
    if now is InviteeState.PROPOSED:
        locked.state = InviteeState.INVITED
        locked.invited_on = displayed_text(at, locked.proposed_by.side.time_zone).date()
        with pghistory.context(user=by.pk):
            locked.save(update_fields=["state", "invited_on"])
    invitee.refresh_from_db()
    return message


def preview(invitee: Invitee, at: datetime) -> EmailContent:
    """Return the invitation as it would be sent at ``at``, in the language of the invitee."""
    with override(invitee.language):
        # The secretariat may mention draft items to the invitees it invites for them.
        items = item_labels(invitee, choices(invitee.dialogue, at, edited=True))
        return invitation_emails.invitation(invitee, items, (get_language() or "en")[:2])


@transaction.atomic
def answer(*, invitee: Invitee, to: InviteeState, on: date, by: User) -> None:
    """Record an invitee's reply and its date. Raises TransitionNotAllowedError if no invitation was sent.

    Raises DayImpossibleError if the date is before the invitation.
    """
    locked = _locked(invitee)
    now = InviteeState(locked.state)
    if to not in INVITATION_TRANSITIONS[now] or to is InviteeState.INVITED:
        raise TransitionNotAllowedError(
            _("The status of the invitee is “%(now)s”. It cannot be changed to “%(to)s”.")
            % {"now": now.label, "to": to.label}
        )
    if locked.invited_on is not None and on < locked.invited_on:
        raise DayImpossibleError(_("The reply date must be on or after the invitation date."))
    locked.state, locked.answered_on = to, on
    with pghistory.context(user=by.pk):
        locked.save(update_fields=["state", "answered_on"])
    invitee.refresh_from_db()


@transaction.atomic
def take_back(*, invitee: Invitee, by: User) -> None:
    """Withdraw a proposed invitation.

    Raises TransitionNotAllowedError once the invitation is sent: it stays recorded.
    """
    locked = _locked(invitee)
    if locked.state != InviteeState.PROPOSED:
        raise TransitionNotAllowedError(
            _("The invitation has been sent and cannot be deleted. Record the reply instead.")
        )
    with pghistory.context(user=by.pk):
        locked.delete()


def _addressee(invitee: Invitee) -> Addressee:
    stakeholder = invitee.stakeholder
    if not stakeholder.email or not fits_a_header(stakeholder.email):
        raise AddresseeUnreachableError(
            _("%(name)s has no email address. Add one to the stakeholder record, then send the invitation.")
            % {"name": stakeholder}
        )
    if not items_of(invitee):
        raise AddresseeUnreachableError(_("Choose the items that %(name)s attends.") % {"name": stakeholder})
    return Addressee(on_one_line(stakeholder.name), stakeholder.email, invitee.language)


def _set_items(invitee: Invitee, items: Iterable[str]) -> None:
    wanted = list(dict.fromkeys(items))
    known = dict(InviteeItem.objects.filter(invitee=invitee).values_list("item_key", "pk"))
    InviteeItem.objects.filter(pk__in=[pk for key, pk in known.items() if key not in wanted]).delete()
    for key in wanted:
        if key not in known:
            InviteeItem(invitee=invitee, item_key=key).save()


def _locked(invitee: Invitee) -> Invitee:
    rows = Invitee.objects.select_for_update(of=("self",))
    locked: Invitee = rows.select_related("dialogue__instrument", "stakeholder", "proposed_by__side").get(pk=invitee.pk)
    return locked
