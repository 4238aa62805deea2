"""Error messages of constraints that no form checks, for partner systems, calendar tokens and webhooks."""

from django.utils.translation import gettext_lazy as _

from core.refusals.constraint_messages import explain, internal

explain(
    {
        "external_id_names_one_record": _(
            "Your system has already used this “external_id” for another record. Choose another value."
        ),
        "record_has_one_external_id": _(
            "Your system already has another “external_id” for this record. Use that value."
        ),
        "key_is_answered_once": _(
            "A request with this “Idempotency-Key” has just been processed. Send the request again to receive "
            "the same response."
        ),
        "webhook_has_one_secret_without_end": _(
            "Another user has just changed the secret of this webhook. Use the new secret or change it again."
        ),
        "calendar_token_expires_after_it_was_made": _(
            "The expiry date of a calendar token must be after its creation date."
        ),
        "calendar_token_lives_a_year_at_most": _(
            "A calendar token is valid for up to one year. Choose an earlier date."
        ),
    }
)

internal(
    # Target of foreign keys: the id alone is already unique, so no row can violate it.
    ("client_with_account",),
    # Workers write the messages; a person only requests redelivery.
    (
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
    # Workers write the counts.
    ("usage_counted_in_one_place",),
    # No form sets the time of revocation, and the service sets it only once.
    (
        "token_stays_revoked",
        "calendar_token_stays_revoked",
    ),
)
