"""Alert emails to administrators about the findings of a verification."""

from datetime import datetime

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _, ngettext

from audit.models import Verification
from contacts.enums import MessageKind, Role
from contacts.models import User
from contacts.rules.email_content import EmailContent, on_one_line
from contacts.services import outbox
from contacts.services.addresses import LONGEST_NAME, Addressee

PAGE = "/audit/"


def notify_administrators(word: Verification, *, at: datetime) -> None:
    """Send an email to each administrator, once a day. It has the number of findings, and no text of any record."""
    for each in User.objects.filter(role=Role.ADMINISTRATOR, is_active=True).exclude(email=""):
        language = each.language or settings.LANGUAGE_CODE
        with translation.override(language):
            letter = _letter(word)
        outbox.post(
            kind=MessageKind.ACCOUNT,
            key=f"history-differs:{at:%Y-%m-%d}",
            to=Addressee(on_one_line(str(each))[:LONGEST_NAME], each.email, language),
            letter=letter,
            at=at,
            participant=each.participant,
        )


def _letter(word: Verification) -> EmailContent:
    found = ngettext(
        "The verification of %(day)s found %(number)d difference.",
        "The verification of %(day)s found %(number)d differences.",
        word.number,
    )
    return EmailContent(
        subject=_("The register differs from its history"),
        lines=(
            found % {"day": word.at.date().isoformat(), "number": word.number},
            _("The database was changed outside the portal, or a disk is damaged. Treat this as a security incident."),
            _("Do not make any changes. Follow “The history is not what was sealed” in the runbook, docs/runbook.md."),
        ),
        link=PAGE,
    )
