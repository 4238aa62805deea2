"""The rows of the table of rights (docs/decisions/0005) for webhooks.

A ministry sees to where its own systems are told of changes. Secrets and messages are the portal's to write.
"""

from contacts.permissions import administers, edits_own, grant, nobody
from mocportal.partners.models import Webhook, WebhookAttempt, WebhookCondition, WebhookMessage, WebhookSecret

theirs = administers | edits_own

grant(Webhook, view=theirs, write=theirs, delete=nobody)
grant(WebhookCondition, view=theirs, write=theirs, delete=theirs)
for written_by_the_portal in (WebhookSecret, WebhookMessage, WebhookAttempt):
    grant(written_by_the_portal, view=theirs, write=nobody, delete=nobody)
