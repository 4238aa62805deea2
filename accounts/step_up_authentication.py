"""Step-up authentication table: URL names of pages that require a recent confirmation.

An entry states whether the page requires it when opened, or only when its form is submitted, because the same page
displays the record. A page with several acts lists those that require it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


@dataclass(frozen=True, slots=True)
class StepUpRule:
    when_opened: bool = True
    acts: frozenset[str] = frozenset()

    def at(self, request: HttpRequest, kwargs: Mapping[str, Any]) -> bool:
        """Return whether the request requires a confirmation."""
        if self.acts and kwargs.get("name") not in self.acts:
            return False
        return self.when_opened or request.method not in SAFE


ON_OPENING, ON_SENDING = StepUpRule(), StepUpRule(when_opened=False)

PAGES: Mapping[str, StepUpRule] = {
    # Formal acts of a Participant.
    "admin:commitments_jointdecision_act": StepUpRule(acts=frozenset({"concur", "object", "take-back", "withdraw"})),
    "admin:commitments_notice_issue": ON_OPENING,
    "admin:commitments_notice_acknowledge": ON_SENDING,
    "admin:commitments_notice_withdraw": ON_OPENING,
    "dialogue:issue": ON_SENDING,
    # Address for notices.
    "admin:contacts_contactpoint_add": ON_SENDING,
    "admin:contacts_contactpoint_change": ON_SENDING,
    "contacts:edit-contact-point": ON_SENDING,
    "admin:contacts_contactpointofficer_add": ON_SENDING,
    "admin:contacts_contactpointofficer_change": ON_SENDING,
    "admin:contacts_contactpointofficer_delete": ON_SENDING,
    "admin:contacts_contactpointofficer_account": ON_SENDING,
    # An official's address may be that of a contact point.
    "admin:contacts_official_change": ON_SENDING,
    # Credentials, one's own and those of others.
    "accounts:app": ON_OPENING,
    "accounts:app-remove": ON_OPENING,
    "accounts:passkey-add": ON_OPENING,
    "accounts:passkey-remove": ON_OPENING,
    "accounts:recovery-codes": ON_OPENING,
    "admin:partners_token_issue": ON_SENDING,
    "admin:partners_token_replace": ON_SENDING,
    "admin:partners_client_add": ON_SENDING,
    "admin:partners_client_change": ON_SENDING,
    "admin:partners_client_act": StepUpRule(when_opened=False, acts=frozenset({"issue", "renew"})),
    "admin:partners_webhook_add": ON_SENDING,
    "admin:partners_webhook_change": ON_SENDING,
    "admin:partners_webhook_act": StepUpRule(when_opened=False, acts=frozenset({"rotate"})),
    "admin:contacts_user_add": ON_SENDING,
    "admin:contacts_user_change": ON_SENDING,
    "admin:contacts_user_invite": ON_SENDING,
    "admin:contacts_user_offboard": ON_SENDING,
    "admin:contacts_user_reset": ON_SENDING,
    "admin:accounts_accountrequest_decide": ON_SENDING,
    "admin:accounts_identityprovider_activate": ON_SENDING,
    "admin:accounts_identityprovider_add": ON_SENDING,
    "admin:accounts_identityprovider_change": ON_SENDING,
    "admin:accounts_signinrule_add": ON_SENDING,
    "admin:accounts_signinrule_change": ON_SENDING,
    "admin:accounts_signinrule_delete": ON_SENDING,
}


def is_asked_for(request: HttpRequest, name: str, kwargs: Mapping[str, Any]) -> bool:
    asks = PAGES.get(name)
    return asks is not None and asks.at(request, kwargs)
