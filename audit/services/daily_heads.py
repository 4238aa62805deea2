"""Daily signed head: each Participant receives the extent and the digest of the history once a day.

The mail of one day proves whether anything before that day has changed since, whoever changed it: the portal cannot
recall it from five ministries.
"""

import json
from datetime import date, datetime

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from audit.models import Head, Seal
from audit.services import signing
from contacts.enums import MessageKind
from contacts.models import ContactPoint
from contacts.rules.email_content import EmailContent
from contacts.services.outbox import post_to_contact_point

PAGE = "/audit/heads/"


@transaction.atomic
def sign_head(*, at: datetime) -> Head | None:
    """Sign the newest seal as the head of the date of ``at`` in UTC, and notify each Participant, once.

    Return None without a seal. Raise ImproperlyConfigured without a key.
    """
    day = at.date()
    newest = Seal.objects.order_by("-number").first()
    if newest is None:
        return None
    statement = statement_of(newest, day)
    head = Head(
        day=day,
        seal=newest,
        statement=statement,
        signature=signing.sign(statement),
        key=signing.public_key(),
        signed_at=at,
    )
    # Of two concurrent runs one head is stored, and both report that one.
    Head.objects.bulk_create([head], ignore_conflicts=True)
    existing = Head.objects.select_related("seal").get(day=day)
    for point in ContactPoint.objects.select_related("participant__side"):
        post_to_contact_point(
            kind=MessageKind.ACCOUNT,
            key=f"head:{day}",
            contact_point=point,
            words=lambda _language: _letter(existing),
            at=at,
        )
    return existing


def statement_of(seal: Seal, day: date) -> str:
    """Return the signed statement: one line of JSON, byte for byte."""
    statement = {
        "portal": settings.PORTAL_URL,
        "day": f"{day}",
        "seal": seal.number,
        "rows": seal.last,
        "digest": bytes(seal.digest).hex(),
    }
    return json.dumps(statement, separators=(",", ":"))


def _letter(head: Head) -> EmailContent:
    return EmailContent(
        subject=_("Seal of the history of %(day)s") % {"day": head.day.isoformat()},
        lines=(
            _(
                "Please keep this email. It can be used to verify that no earlier entry in the portal's "
                "history was changed, added or deleted."
            ),
            _("Statement: %(statement)s") % {"statement": head.statement},
            _("Signature (Ed25519): %(signature)s") % {"signature": bytes(head.signature).hex()},
            _("Public key: %(key)s") % {"key": bytes(head.key).hex()},
        ),
        link=PAGE,
    )
