"""Officer accounts: links between officers of a contact point and accounts, which give the power to act."""

import secrets
from datetime import datetime

from django.db import transaction
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from contacts.enums import MessageKind, Role
from contacts.exceptions import NotYoursError
from contacts.models import ContactPoint, ContactPointOfficer, Official, User
from contacts.rules.email_content import EmailContent, on_one_line
from contacts.services import functions, outbox
from contacts.services.addresses import LONGEST_NAME, Addressee
from core.text.languages import Language


@transaction.atomic
def link(*, officer: ContactPointOfficer, account: User | None, by: User, at: datetime) -> None:
    """Link the official of ``officer`` to ``account``, or to none, and notify all concerned in the same transaction.

    The accounts concerned, the mailbox with the officers in function, and all administrators get a mail. Raises
    NotYoursError unless ``by`` may hand over the contact point, and if the account does not belong to an active contact
    point officer of the same Participant.
    """
    official = Official.objects.select_for_update().get(pk=officer.official_id)
    functions.check_hand_over(by, official.participant, at)
    if account is not None and not (
        account.is_active and account.may.concurs and account.participant_id == official.participant_id
    ):
        raise NotYoursError(_("Choose an active account of this Participant with the role of contact point officer."))
    former = official.account
    if former == account:
        return
    official.account = account
    official.save(update_fields=["account"])
    _notify(official, [user for user in (account, former) if user], by, at)


def _notify(official: Official, holders: list[User], by: User, at: datetime) -> None:
    key = f"officer-account:{official.pk}:{secrets.token_hex(8)}"
    point = ContactPoint.objects.select_related("participant__side").get(participant=official.participant_id)
    outbox.post_to_contact_point(
        kind=MessageKind.ACCOUNT, key=key, contact_point=point, words=lambda _language: _letter(official, by), at=at
    )
    administrators = User.objects.filter(role=Role.ADMINISTRATOR, is_active=True)
    for user in (*holders, *administrators.select_related("participant").order_by("pk")):
        if not user.email:
            continue
        language = user.language or (point.language if user in holders else Language.ENGLISH.value)
        with translation.override(language):
            letter = _letter(official, by)
        to = Addressee(on_one_line(str(user))[:LONGEST_NAME], user.email, language)
        outbox.post(kind=MessageKind.ACCOUNT, key=key, to=to, letter=letter, at=at, participant=user.participant)


def _letter(official: Official, by: User) -> EmailContent:
    facts = {"who": by, "officer": official, "participant": official.participant, "account": official.account}
    if official.account is None:
        what = _("%(who)s removed the link between %(officer)s, officer of %(participant)s, and the portal account.")
        follows = _("No account can act for %(participant)s as this officer.")
    else:
        what = _("%(who)s linked the account %(account)s to %(officer)s, officer of %(participant)s.")
        follows = _(
            "On each day of the function, this account can concur, give notice and acknowledge receipt for "
            "%(participant)s."
        )
    return EmailContent(
        _("The account of a contact point officer of %(participant)s was changed") % facts,
        (
            what % facts,
            follows % facts,
            _("If this is not correct, contact the contact point of %(participant)s and the secretariat immediately.")
            % facts,
        ),
        link=reverse("contacts:contact-tree"),
    )
