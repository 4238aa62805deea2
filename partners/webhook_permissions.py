"""Webhook permissions of the permission table (docs/decisions/0005).

Only the contact point officer decides where a system's changes are sent and receives the secret that signs them.
Administrators and editors may test a webhook, resend messages and turn it off or on.
"""

import rules

from contacts.permissions import administers, denied, edits_own, grant, handles_own_contact_point
from partners.models import Webhook, WebhookAttempt, WebhookCondition, WebhookMessage, WebhookSecret

theirs = administers | edits_own

grant(Webhook, view=theirs, write=handles_own_contact_point, delete=denied)
grant(WebhookCondition, view=theirs, write=handles_own_contact_point, delete=handles_own_contact_point)
rules.add_perm("partners.run_webhook", theirs)  # type: ignore[no-untyped-call]  # The library rules has no types.
for written_by_the_portal in (WebhookSecret, WebhookMessage, WebhookAttempt):
    grant(written_by_the_portal, view=theirs, write=denied, delete=denied)
