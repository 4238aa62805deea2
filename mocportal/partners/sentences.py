"""What partner systems, and whoever makes a calendar or a webhook, read of constraints that no form shows."""

from django.utils.translation import gettext_lazy as _

from contacts.admin.forms import explain

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
