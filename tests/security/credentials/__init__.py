"""The table of credentials: for each act on one, by whom it is possible. docs/security.md shows it.

A row is driven by each actor through the address that it names: whether the act was done is read from the database.
"""

from collections.abc import Mapping

from tests.security.credentials import accounts, systems
from tests.security.credentials.world import ACTORS, Row, World, world

__all__ = ["ACTORS", "ELSEWHERE", "TABLE", "Row", "World", "world"]

TABLE = (*accounts.ROWS, *systems.ROWS)

# Addresses that touch a credential in the code and are driven elsewhere: by the test, or with the reason.
ELSEWHERE: Mapping[str, str] = {
    # The holder alone comes here: without a session, by what the holder knows or received by mail.
    "tests/accounts/test_signing_in.py": "admin:login admin:logout accounts:second-step accounts:end-others",
    "tests/accounts/test_step_up_authentication.py": "accounts:confirm",
    "tests/accounts/test_one_time_codes_and_off_boarding.py": "accounts:code accounts:forgotten accounts:new-password",
    "tests/accounts/single_sign_on/test_account_matching.py": "accounts:ministry accounts:ministry-back",
    "tests/accounts/test_account_takeover.py": "admin:accounts_signinrule_add admin:accounts_signinrule_change "
    "admin:accounts_signinrule_delete",
    # Where formal notices go, and who acts for a contact point.
    "tests/contacts/admin/test_contact_points.py": "admin:contacts_contactpoint_add admin:contacts_contactpoint_change",
    "tests/security/test_formal_acts.py": "contacts:officer-act/portal-account",
    "tests/partners/webhooks/test_api.py": "api:webhook api:webhook-again api:webhook-deliveries api:webhook-failed "
    "api:webhook-ping api:webhook-secret api:webhook-state api:webhooks",
    "tests/partners/webhooks/test_pages.py": "admin:partners_webhookmessage_change "
    "partners:webhook-message-act/again partners:webhook-act/ping partners:webhook-act/send-failed-again "
    "partners:webhook-act/turn-on",
    "tests/accounts/test_requests.py": "accounts:request-act/refuse",
    "tests/partners/test_access.py": "api:access",
    "tests/partners/test_self_rotation.py": "api:token-rotation",
    "tests/api/writing/test_external_ids.py": "api:external-ids",
    "These show a record and take no form.": "accounts:account admin:accounts_accountrequest_change "
    "admin:partners_token_change admin:partners_calendartoken_change admin:contacts_contactpointofficer_change",
    "These are open to nobody, as pages_matrix.txt shows.": "admin:accounts_accountrequest_add "
    "admin:accounts_accountrequest_delete admin:accounts_identityprovider_delete admin:contacts_user_delete "
    "admin:contacts_contactpointofficer_add admin:contacts_contactpointofficer_delete "
    "admin:contacts_contactpoint_delete admin:partners_calendartoken_add admin:partners_calendartoken_delete "
    "admin:partners_client_delete admin:partners_token_add admin:partners_token_delete admin:partners_webhook_delete "
    "admin:partners_webhookmessage_add admin:partners_webhookmessage_delete",
    "These belong to the site as a whole.": "admin:app_list admin:autocomplete admin:index admin:jsi18n admin:records "
    "admin:password_change_done",
}
