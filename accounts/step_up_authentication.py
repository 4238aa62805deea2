"""Step-up authentication table: URL names of pages that require a recent confirmation.

An entry states whether the page requires it when opened, or only when its form is submitted, because the same page
displays the record. The name of an act follows that of its page, after a slash.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


@dataclass(frozen=True, slots=True)
class StepUpRule:
    when_opened: bool = True

    def at(self, request: HttpRequest) -> bool:
        """Return whether the request requires a confirmation."""
        return self.when_opened or request.method not in SAFE


ON_OPENING, ON_SENDING = StepUpRule(), StepUpRule(when_opened=False)

PAGES: Mapping[str, StepUpRule] = {
    # Formal acts of a Participant.
    **dict.fromkeys(
        (f"commitments:decision-act/{name}" for name in ("concur", "object", "take-back", "withdraw")), ON_OPENING
    ),
    "commitments:notice-act/issue": ON_OPENING,
    "commitments:notice-act/acknowledge": ON_SENDING,
    "commitments:notice-act/withdraw": ON_OPENING,
    "dialogue:issue": ON_SENDING,
    # Address for notices.
    "admin:contacts_contactpoint_add": ON_SENDING,
    "admin:contacts_contactpoint_change": ON_SENDING,
    "contacts:edit-contact-point": ON_SENDING,
    "contacts:officer-act": ON_SENDING,
    # An official's address may be that of a contact point.
    "admin:contacts_official_change": ON_SENDING,
    # Credentials, one's own and those of others.
    "accounts:app": ON_OPENING,
    "accounts:app-remove": ON_OPENING,
    "accounts:passkey-add": ON_OPENING,
    "accounts:passkey-remove": ON_OPENING,
    "accounts:recovery-codes": ON_OPENING,
    "partners:new-token": ON_SENDING,
    "partners:token-act/replace": ON_SENDING,
    "admin:partners_client_add": ON_SENDING,
    "admin:partners_client_change": ON_SENDING,
    "partners:client-act/issue": ON_SENDING,
    "partners:client-act/renew": ON_SENDING,
    "admin:partners_webhook_add": ON_SENDING,
    "admin:partners_webhook_change": ON_SENDING,
    "partners:webhook-act/rotate": ON_SENDING,
    "admin:contacts_user_add": ON_SENDING,
    "admin:contacts_user_change": ON_SENDING,
    "accounts:account-act": ON_SENDING,
    "accounts:request-act": ON_SENDING,
    "accounts:ministry-act": ON_SENDING,
    "accounts:provider-act": ON_SENDING,
    "admin:accounts_identityprovider_add": ON_SENDING,
    "admin:accounts_identityprovider_change": ON_SENDING,
    "admin:accounts_signinrule_add": ON_SENDING,
    "admin:accounts_signinrule_change": ON_SENDING,
    "admin:accounts_signinrule_delete": ON_SENDING,
}


def needs_confirmation(request: HttpRequest, name: str, kwargs: Mapping[str, Any]) -> bool:
    asks = PAGES.get(f"{name}/{kwargs['name']}" if "name" in kwargs else name, PAGES.get(name))
    return asks is not None and asks.at(request)
