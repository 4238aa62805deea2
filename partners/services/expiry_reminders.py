"""Expiry reminders for partner systems and their tokens.

They go to the contact point, since the system's contact may be absent.
"""

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta

from django.db.models import F
from django.utils.translation import gettext as _

from contacts.enums import ReminderKind
from contacts.models import Participant
from contacts.rules.email_content import EmailContent
from contacts.rules.reminder_schedule import OWN, Obligation
from core.text.date_formatting import day
from core.text.times import displayed_text
from partners.models import Client, Token

BEFORE_THE_END = {ReminderKind.EARLY: -30, ReminderKind.SOON: -7, ReminderKind.DUE: 0}

type Words = Callable[[ReminderKind, str], EmailContent]

# Longest reminder interval plus one day, since dates are those of the capitals.
REACH = timedelta(days=31)


def owed(at: datetime) -> Iterator[Obligation]:
    """Yield reminders of systems to renew and of tokens in use to replace, at the aware datetime ``at``."""
    near = {"expires_at__gt": at - timedelta(days=1), "expires_at__lte": at + REACH}
    systems = Client.objects.filter(**near, ended_at=None).select_related("owner__side")
    yield from (_renewal(client) for client in systems)
    ending = Token.objects.filter(
        **near,
        revoked_at=None,
        last_used_at__isnull=False,
        replaced_by=None,
        client__ended_at=None,
        # A token that ends with its system is reminded of after the renewal of the system.
        client__expires_at__gt=F("expires_at"),
    )
    yield from (_replacement(token) for token in ending.select_related("client__owner__side"))


def _renewal(client: Client) -> Obligation:
    on = _day_of(client.owner, client.expires_at)

    def words(_kind: ReminderKind, language: str) -> EmailContent:
        name, until = client.name, day(on, language)
        return EmailContent(
            subject=_("Reminder: the partner system %(name)s expires on %(day)s") % {"name": name, "day": until},
            lines=(
                _("Your ministry's system %(name)s will lose access to the portal on that date.") % {"name": name},
                _("If it is still needed, a contact point officer of your ministry can renew it in the portal."),
            ),
            link=client.get_absolute_url(),
        )

    return _obligation(f"renew:{client.pk}", client, client.expires_at, words)


def _replacement(token: Token) -> Obligation:
    client = token.client
    assert client is not None
    on = _day_of(client.owner, token.expires_at)

    def words(_kind: ReminderKind, language: str) -> EmailContent:
        facts = {"name": client.name, "token": f"moc_{token.prefix}", "day": day(on, language)}
        return EmailContent(
            subject=_("Reminder: a token of %(name)s expires on %(day)s") % facts,
            lines=(
                _("The token beginning with %(token)s is in use and expires on %(day)s.") % facts,
                _("Replace it in the portal. The old token remains valid until then."),
            ),
            link=token.get_absolute_url(),
        )

    return _obligation(f"replace:{token.prefix}", client, token.expires_at, words)


def _obligation(key: str, client: Client, at: datetime, words: Words) -> Obligation:
    return Obligation(
        key=f"{OWN}{key}",
        participant_id=client.owner_id,
        due_on=_day_of(client.owner, at),
        days=BEFORE_THE_END,
        words=words,
    )


def _day_of(participant: Participant, at: datetime) -> date:
    return displayed_text(at, participant.side.time_zone).date()
