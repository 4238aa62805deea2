"""Webhook endpoints: create them and validate their URLs."""

import re
from collections.abc import Iterable
from datetime import datetime
from urllib.parse import urlsplit, urlunsplit

from django.conf import settings
from django.db import transaction
from django.utils.encoding import iri_to_uri
from django.utils.translation import gettext as _

from partners.exceptions import WebhookAddressError
from partners.models import Client, Webhook, WebhookCondition, WebhookMessage
from partners.models.webhooks import LONGEST_URL
from partners.services.webhooks import secrets
from partners.services.webhooks.network import AddressNotAllowedError, checked_addresses

# Seconds that a user waits for the DNS lookup of a receiver.
PATIENCE = 4.0
PORTS = {"https": 443, "http": 80}
HOST = re.compile(r"[a-z0-9_-]+(\.[a-z0-9_-]+)*\.?|[0-9a-f:]+:[0-9a-f:.]*")


@transaction.atomic
def make(
    *, client: Client, url: str, at: datetime, description: str = "", conditions: Iterable[WebhookCondition] = ()
) -> tuple[Webhook, str]:
    """Create a webhook and return it with its secret, which is shown once. Raise WebhookAddressError."""
    webhook = Webhook.objects.create(client=client, url=checked_url(url), description=description)
    for condition in conditions:
        condition.webhook = webhook
        condition.save()
    return webhook, secrets.make(webhook=webhook, at=at)


@transaction.atomic
def delete(*, webhook: Webhook) -> None:
    """Delete a webhook with its messages. The caller has locked it."""
    # A worker may be about to add an attempt to a message.
    messages = list(WebhookMessage.objects.filter(webhook=webhook).select_for_update().values_list("pk", flat=True))
    WebhookMessage.objects.filter(pk__in=messages).delete()
    webhook.delete()


def checked_url(text: str) -> str:
    """Return the URL of a receiver in normalized ASCII. Raise WebhookAddressError, which states the correction.

    The host name is resolved here to report mistakes early; the address check at each connection is the one that
    protects.
    """
    try:
        parts = urlsplit(text.strip())
        port = parts.port
        path, query = iri_to_uri(parts.path) or "/", iri_to_uri(parts.query)
    except ValueError as error:
        # An unpaired surrogate also raises ValueError.
        raise WebhookAddressError(_("Enter a valid web address.")) from error
    if parts.scheme not in settings.WEBHOOK_SCHEMES:
        raise WebhookAddressError(_("The address must begin with https://."))
    if "@" in parts.netloc or parts.fragment:
        raise WebhookAddressError(
            _("Remove user information (before @) and fragments (after #). The sender is verified by the signature.")
        )
    if not parts.hostname:
        raise WebhookAddressError(_("Enter a valid web address."))
    host, port = _ascii(parts.hostname), port or PORTS[parts.scheme]
    if settings.WEBHOOK_PORTS is not None and port not in settings.WEBHOOK_PORTS:
        allowed = _(", ").join(str(number) for number in settings.WEBHOOK_PORTS)
        raise WebhookAddressError(_("Port not allowed. Allowed ports: %(ports)s.") % {"ports": allowed})
    try:
        checked_addresses(host, port, patience=PATIENCE)
    except AddressNotAllowedError as error:
        raise WebhookAddressError(
            _("“%(host)s” does not resolve to a public internet address. The portal connects only to public addresses.")
            % {"host": host}
        ) from error
    place = f"[{host}]" if ":" in host else host
    place = place if port == PORTS[parts.scheme] else f"{place}:{port}"
    url = urlunsplit((parts.scheme, place, path, query, ""))
    if len(url) > LONGEST_URL:
        raise WebhookAddressError(_("The address is longer than %(count)d characters.") % {"count": LONGEST_URL})
    return url


def _ascii(host: str) -> str:
    """Return the host name in its ASCII form (IDNA)."""
    try:
        name = host.lower() if ":" in host else host.encode("idna").decode("ascii").lower()
    except UnicodeError as error:
        raise WebhookAddressError(_("Enter a valid web address.")) from error
    if not HOST.fullmatch(name):
        raise WebhookAddressError(_("Enter a valid web address."))
    return name
