"""Constraints on account records that only an internal error can violate."""

from core.refusals.constraint_messages import internal

internal(
    # Target of foreign keys: the id alone is already unique, so no row can violate it.
    ("provider_of_participant",),
    # The portal generates codes, and starts and ends sessions.
    (
        "one_time_code_expires_after_it_was_made",
        "invitation_has_somebody_who_invites",
        "recovery_code_once_for_each_account",
        "session_is_open_once",
    ),
    # The service records a request and its single decision, under a lock.
    (
        "account_request_is_for_an_address_or_a_role",
        "account_request_is_decided_by_somebody",
        "account_request_is_approved_by_another",
        "account_request_stays_as_asked",
    ),
)
