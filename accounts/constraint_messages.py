"""Constraints on rows of accounts that only a fault of the portal can violate."""

from core.refusals.constraint_messages import internal

internal(
    # Its number alone is unique: it is there for other rows to point to, and no row can break it.
    ("provider_of_participant",),
    # Codes are drawn by the portal, and a session is opened and ended by it.
    (
        "one_time_code_expires_after_it_was_made",
        "invitation_has_somebody_who_invites",
        "recovery_code_once_for_each_account",
        "session_is_open_once",
    ),
    # A service records a request for rights or an address, and the one decision on it, under a lock.
    (
        "account_request_is_for_an_address_or_a_role",
        "account_request_is_decided_by_somebody",
        "account_request_is_approved_by_another",
        "account_request_stays_as_asked",
    ),
)
