"""What partner systems, and whoever makes a calendar or a webhook, read of constraints that no form shows."""

from django.utils.translation import gettext_lazy as _

from core.refusals.constraint_messages import explain, internal

explain(
    {
        "external_id_names_one_record": _(
            "Your system has given this “external_id” to another record: choose one that it has given to none."
        ),
        "record_has_one_external_id": _(
            "Your system has given this record another “external_id” already: name the record by that one."
        ),
        "key_is_answered_once": _(
            "A request with this “Idempotency-Key” was answered at the same moment: send yours again, and you get that "
            "answer."
        ),
        "webhook_has_one_secret_without_end": _(
            "Somebody else changed the secret of this webhook at the same moment: use theirs, or change it again."
        ),
        "calendar_token_expires_after_it_was_made": _(
            "A calendar token expires after it was made: choose a later day."
        ),
        "calendar_token_lives_a_year_at_most": _(
            "A calendar token lasts a year at most: choose an earlier day, and make a new one when it has expired."
        ),
    }
)

internal(
    # Its number alone is unique: it is there for other rows to point to, and no row can break it.
    ("client_with_account",),
    # Workers tell webhooks of changes; a person only says whether to send again.
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
    # Requests are counted, and the counts written down by workers.
    ("usage_counted_in_one_place",),
    # No form sets the moment of revocation, and a service sets it only while it is empty.
    (
        "token_stays_revoked",
        "calendar_token_stays_revoked",
    ),
)
