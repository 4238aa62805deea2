"""Messages for the constraints and triggers on people, institutions, marks and mail."""

from django.utils.translation import gettext_lazy

from core.refusals.constraint_messages import NEEDS_TEXT, explain, internal

explain(
    {
        "user_with_a_ministry_role_has_a_ministry": gettext_lazy("Choose the Participant for this role."),
        "contact_officer_ends_after_it_begins": gettext_lazy("The end date must be after the start date."),
        "contact_point_has_one_primary_at_a_time": gettext_lazy(
            "A contact point can have only one primary officer at a time. End the current officer's assignment first."
        ),
        "contact_point_stays_reachable": gettext_lazy(
            "A contact point must have at least one active address. Replace the address instead."
        ),
        "account_of_own_participant": gettext_lazy(
            "An official and its portal account belong to the same Participant: remove the link first."
        ),
        "contact_officer_of_own_participant": gettext_lazy(
            "Choose an officer of the Participant that has this contact point."
        ),
        "organization_has_a_name": NEEDS_TEXT,
        "mark_has_one_equivalent_a_country": gettext_lazy(
            "This country already has an equivalent for this mark. Edit the existing entry."
        ),
        "mark_equivalent_has_a_name": NEEDS_TEXT,
        "waiting_scan_once_a_file": gettext_lazy("This file is already being scanned."),
        "message_headers_are_one_line": gettext_lazy(
            "Email subjects, names and addresses must be on one line. Remove the line break."
        ),
    }
)

internal(
    # A unique constraint that includes the primary key: it exists for foreign keys and cannot be violated.
    (
        "official_of_participant",
        "user_of_participant",
    ),
    # The scheduler plans reminders and records which were sent.
    (
        "one_reminder_of_a_kind_and_day",
        "reminder_sent_has_its_time",
    ),
    # Services write the outbox, and workers record the delivery; users only resolve failed messages.
    (
        "one_message_of_a_key_to_an_address",
        "message_waits_for_its_next_attempt",
        "message_being_sent_is_claimed",
        "message_sent_has_its_time",
        "message_combined_has_its_digest",
        "message_decision_has_who_and_when",
        "message_kept_as_recorded",
        "message_sent_is_sent",
        "attempts_are_numbered",
        "one_attempt_at_a_time",
        "attempt_ends_with_an_outcome",
        "attempt_kept_as_it_was",
    ),
)
