"""Webhook activation: turn off and on; the portal notifies the contact when it turns one off itself."""

from datetime import datetime

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from contacts.enums import MessageKind
from contacts.rules.email_content import EmailContent, on_one_line
from contacts.services import outbox
from contacts.services.addresses import Addressee
from core.text.languages import Language
from partners.models import Webhook, WebhookMessage
from partners.webhook_enums import OffReason, WebhookMessageState


@transaction.atomic
def turn_off(*, webhook: Webhook, because: OffReason, at: datetime) -> None:
    """Turn off a webhook. Pending messages fail, and can be redelivered when it is on again.

    Does nothing if it is already off. If the portal turns it off automatically, the contact of the partner system gets
    an email.
    """
    won = Webhook.objects.filter(pk=webhook.pk, off_since=None).update(off_since=at, off_because=because)
    if not won:
        return
    webhook.off_since, webhook.off_because = at, because
    waiting = WebhookMessage.objects.filter(webhook=webhook, state=WebhookMessageState.WAITING)
    waiting.update(state=WebhookMessageState.FAILED, next_attempt_at=None, claim=None)
    if because not in {OffReason.BY_HAND, OffReason.BY_SYSTEM}:
        _notify(webhook, because, at)


@transaction.atomic
def turn_on(*, webhook: Webhook) -> None:
    """Turn on a webhook and reset its failures. Changes during the time it was off were not recorded."""
    Webhook.objects.filter(pk=webhook.pk).update(
        off_since=None, off_because="", failures=0, failing_since=None, quiet_until=None
    )
    webhook.refresh_from_db()


def _notify(webhook: Webhook, because: OffReason, at: datetime) -> None:
    contact = webhook.client.contact
    if not contact.email or not contact.is_active:
        # The page of the webhook shows it to every user of the ministry who may turn it on again.
        return
    language = contact.language or Language.ENGLISH
    to = Addressee(on_one_line(str(contact)), contact.email, language)
    with translation.override(language):
        letter = _letter(webhook, because)
    outbox.post(
        kind=MessageKind.ACCOUNT,
        key=f"webhook:{webhook.pk}:off:{at:%Y%m%dT%H%M%S%f}",
        to=to,
        letter=letter,
        at=at,
        participant=webhook.client.owner,
    )


def _letter(webhook: Webhook, because: OffReason) -> EmailContent:
    why = {
        OffReason.GONE: _("The receiver returned status 410 (Gone)."),
        OffReason.FAILING: _("The receiver accepted no message for more than three days."),
    }[because]
    return EmailContent(
        subject=_("A webhook of %(system)s was turned off") % {"system": on_one_line(webhook.client.name)},
        lines=(
            _("The portal no longer sends messages to: %(url)s") % {"url": webhook.url},
            why,
            _(
                "When the receiver works again, turn on the webhook and resend the failed messages. Events "
                "missed in between are in the change feed."
            ),
        ),
        link=webhook.get_absolute_url(),
    )
