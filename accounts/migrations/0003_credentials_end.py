"""Credentials of an account end with what they were given for, whichever statement changes it.

Forms, off-boarding, role rules of identity providers, bulk updates and SQL by hand all pass this trigger. A digest of
the same password by a newer algorithm is no change: ``User.check_password`` marks it in its transaction.
"""

from django.db import migrations

END = """
CREATE FUNCTION accounts_end_credentials() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE partners_token SET revoked_at = now() WHERE user_id = NEW.id AND revoked_at IS NULL;
    UPDATE partners_calendartoken SET revoked_at = now() WHERE user_id = NEW.id AND revoked_at IS NULL;
    -- A new password ends the other sessions of the account by Django's session hash, and keeps the one that set it.
    IF (OLD.role, OLD.participant_id, OLD.is_active) IS DISTINCT FROM (NEW.role, NEW.participant_id, NEW.is_active) THEN
        DELETE FROM django_session WHERE session_key IN
            (SELECT session_key FROM accounts_opensession WHERE user_id = NEW.id AND ended_at IS NULL);
        UPDATE accounts_opensession SET ended_at = now() WHERE user_id = NEW.id AND ended_at IS NULL;
        UPDATE accounts_onetimecode SET expires_at = greatest(made_at, now())
            WHERE user_id = NEW.id AND used_at IS NULL AND expires_at > now();
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER credentials_end AFTER UPDATE OF password, role, participant_id, is_active ON contacts_user FOR EACH ROW
WHEN (
    (OLD.role, OLD.participant_id) IS DISTINCT FROM (NEW.role, NEW.participant_id)
    OR (OLD.is_active AND NOT NEW.is_active)
    OR (OLD.password IS DISTINCT FROM NEW.password
        AND coalesce(current_setting('moc.same_password', true), '') <> 'on')
)
EXECUTE FUNCTION accounts_end_credentials();
"""

# Of an account that is inactive already: it would be valid again with the account.
ENDED = """
UPDATE partners_token SET revoked_at = now() WHERE revoked_at IS NULL
    AND user_id IN (SELECT id FROM contacts_user WHERE NOT is_active);
UPDATE partners_calendartoken SET revoked_at = now() WHERE revoked_at IS NULL
    AND user_id IN (SELECT id FROM contacts_user WHERE NOT is_active);
"""


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0002_recovery_requests"),
        ("contacts", "0007_marks_and_mail"),
        ("partners", "0009_scopes_of_tokens"),
        ("sessions", "0001_initial"),
    ]

    operations = [
        migrations.RunSQL(ENDED, migrations.RunSQL.noop),
        migrations.RunSQL(
            END, "DROP TRIGGER credentials_end ON contacts_user; DROP FUNCTION accounts_end_credentials();"
        ),
    ]
