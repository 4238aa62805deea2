"""The constraints and triggers that nobody can run into by what is entered: the portal alone writes the row.

Whoever asked cannot do otherwise, so that all of them have one sentence, and the log says which it was.
"""

from typing import Final

from contacts.admin.forms import OWN_RECORD, explain

# Why nobody enters it, and what it holds for.
REASONS: Final[dict[str, tuple[str, ...]]] = {
    "Its number alone is unique: it is there for other rows to point to, and no row can break it.": (
        "official_of_participant",
        "user_of_participant",
        "chair_eligibility_of_participant",
        "chair_eligibility_of_side",
        "client_with_account",
        "provider_of_participant",
    ),
    "The next number of a series, which is counted under a lock when a record is entered.": (
        "one_counter_a_series_and_year",
    ),
    "The scheduler plans reminders and says which were sent.": (
        "one_reminder_of_a_kind_and_day",
        "reminder_sent_has_its_time",
    ),
    "Services put mail into the outbox, and workers say what became of it; a person only says whether to send again.": (
        "one_message_of_a_key_to_an_address",
        "message_waits_for_its_next_attempt",
        "message_being_sent_is_claimed",
        "message_sent_has_its_time",
        "message_decision_has_who_and_when",
        "message_kept_as_recorded",
        "message_sent_is_sent",
        "attempts_are_numbered",
        "one_attempt_at_a_time",
        "attempt_ends_with_an_outcome",
        "attempt_kept_as_it_was",
    ),
    "Workers tell webhooks of changes; a person only says whether to send again.": (
        "webhook_told_once_of_a_change",
        "webhook_message_waits_until",
        "webhook_message_delivered_has_its_time",
        "webhook_message_claimed_while_it_waits",
        "webhook_message_asked_for_at_a_time",
        "webhook_message_kept_as_recorded",
        "webhook_attempts_are_numbered",
        "one_webhook_attempt_at_a_time",
        "webhook_attempt_ends_with_an_outcome",
    ),
    "Requests are counted, and the counts written down by workers.": ("usage_counted_in_one_place",),
    "The history, its seal and what checks it are written by triggers and tasks.": (
        "one_change_a_version",
        "settled_change_says_who_sees_it",
        "row_is_sealed_once",
        "sealed_row_is_whole_or_erased",
        "seal_has_rows",
        "access_seal_has_rows",
        "verification_names_what_it_found",
    ),
    "Codes are drawn by the portal, and a session is opened and ended by it.": (
        "one_time_code_expires_after_it_was_made",
        "invitation_has_somebody_who_invites",
        "recovery_code_once_for_each_account",
        "session_is_open_once",
    ),
    "A service records a request for rights or an address, and the one decision on it, under a lock.": (
        "account_request_is_for_an_address_or_a_role",
        "account_request_is_decided_by_somebody",
        "account_request_is_approved_by_another",
        "account_request_stays_as_asked",
    ),
    "No form sets the moment of revocation, and a service sets it only while it is empty.": (
        "token_stays_revoked",
        "calendar_token_stays_revoked",
    ),
}

OWN_RECORDS: Final = frozenset(name for names in REASONS.values() for name in names)

explain(dict.fromkeys(OWN_RECORDS, OWN_RECORD))
