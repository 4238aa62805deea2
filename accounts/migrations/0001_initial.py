"""Tables of accounts, and the trigger that revokes credentials."""

import core.db.constraints
import core.db.operations
import django.contrib.postgres.fields
import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
from django.conf import settings
from django.db import migrations, models

# A foreign key over a pair of columns needs both tables, and the unique constraint of the pair that it refers to.
PAIRED_FOREIGN_KEYS = """
ALTER TABLE "accounts_identity" ADD CONSTRAINT "identity_of_its_providers_participant" FOREIGN KEY ("provider_id", "participant_id") REFERENCES "accounts_identityprovider" ("id", "participant_id");
ALTER TABLE "accounts_identity" ADD CONSTRAINT "identity_of_its_accounts_participant" FOREIGN KEY ("user_id", "participant_id") REFERENCES "contacts_user" ("id", "participant_id");
"""
# Whichever statement changes the account: forms, off-boarding, role rules of identity providers, bulk updates and SQL by
# hand all pass this trigger. A digest of the same password by a newer algorithm is no change: ``User.check_password``
# marks it in its transaction.
CREDENTIALS_END = """
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


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ('contacts', '0001_initial'),
        ('partners', '0001_initial'),
        ('sessions', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        core.db.operations.AtOnce([
            migrations.CreateModel(
                name='RecoveryRequest',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('username', models.CharField(max_length=150, verbose_name='user name')),
                    ('asked_at', models.DateTimeField(verbose_name='requested')),
                ],
                options={
                    'ordering': ['pk'],
                    'verbose_name': 'request for a new password',
                    'verbose_name_plural': 'requests for a new password',
                },
            ),
            migrations.CreateModel(
                name='AccountRequest',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('email', models.EmailField(blank=True, editable=False, max_length=254, verbose_name='new email address')),
                    ('role', models.CharField(blank=True, choices=[('reader', 'Reader'), ('editor', 'Editor'), ('contact_officer', 'Contact point officer'), ('secretariat', 'Secretariat'), ('administrator', 'Administrator'), ('partner', 'Partner system')], editable=False, max_length=20, verbose_name='new role')),
                    ('reason', models.CharField(blank=True, editable=False, max_length=300, verbose_name='reason')),
                    ('asked_at', models.DateTimeField(editable=False, verbose_name='requested')),
                    ('decided_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='decided')),
                    ('approved', models.BooleanField(editable=False, null=True, verbose_name='approved')),
                    ('asked_by', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='requested by')),
                    ('decided_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='decided by')),
                    ('participant', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='contacts.participant', verbose_name='Participant')),
                    ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='requests', to=settings.AUTH_USER_MODEL, verbose_name='user')),
                ],
                options={
                    'ordering': ['-asked_at', '-pk'],
                    'verbose_name': 'account request',
                    'verbose_name_plural': 'account requests',
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(models.Q(models.Q(('email', ''), _negated=True), ('participant', None), ('role', '')), models.Q(('email', ''), models.Q(('role', ''), _negated=True)), _connector='OR'), name='account_request_is_for_an_address_or_a_role'),
                        models.CheckConstraint(condition=models.Q(models.Q(('approved', None), ('decided_at', None), ('decided_by', None)), models.Q(('approved__isnull', False), ('decided_at__isnull', False), ('decided_by__isnull', False)), _connector='OR'), name='account_request_is_decided_by_somebody'),
                        models.CheckConstraint(condition=models.Q(models.Q(('approved', True), _negated=True), models.Q(('decided_by', models.F('asked_by')), _negated=True), _connector='OR'), name='account_request_is_approved_by_another'),
                    ],
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='account_request_stays_as_asked', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF OLD.decided_at IS NOT NULL OR (OLD.user_id, OLD.email, OLD.role, OLD.participant_id, OLD.asked_by_id, OLD.asked_at) IS DISTINCT FROM (NEW.user_id, NEW.email, NEW.role, NEW.participant_id, NEW.asked_by_id, NEW.asked_at) THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'account_request_stays_as_asked', MESSAGE = 'A request stays as it was asked for and decided.';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='330be52221732964f18001fc40586fe04d1c69dc', operation='UPDATE', pgid='pgtrigger_account_request_stays_as_asked_62447', table='accounts_accountrequest', when='BEFORE')),
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "accounts_accountrequestevent" ("approved", "asked_at", "asked_by_id", "decided_at", "decided_by_id", "email", "id", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "role", "user_id") VALUES (NEW."approved", NEW."asked_at", NEW."asked_by_id", NEW."decided_at", NEW."decided_by_id", NEW."email", NEW."id", NEW."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."reason", NEW."role", NEW."user_id"); RETURN NULL;', hash='b97f65967ecfb80dde42d2e1c3ccf7e194a21536', operation='INSERT', pgid='pgtrigger_insert_insert_7af73', table='accounts_accountrequest', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "accounts_accountrequestevent" ("approved", "asked_at", "asked_by_id", "decided_at", "decided_by_id", "email", "id", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "role", "user_id") VALUES (NEW."approved", NEW."asked_at", NEW."asked_by_id", NEW."decided_at", NEW."decided_by_id", NEW."email", NEW."id", NEW."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."reason", NEW."role", NEW."user_id"); RETURN NULL;', hash='facad89cef52ac13437dc7e79526fe92eb6bf2e5', operation='UPDATE', pgid='pgtrigger_update_update_5012f', table='accounts_accountrequest', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "accounts_accountrequestevent" ("approved", "asked_at", "asked_by_id", "decided_at", "decided_by_id", "email", "id", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "role", "user_id") VALUES (OLD."approved", OLD."asked_at", OLD."asked_by_id", OLD."decided_at", OLD."decided_by_id", OLD."email", OLD."id", OLD."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."reason", OLD."role", OLD."user_id"); RETURN NULL;', hash='0f720927ccec7e3c9aa17f223fc80073b72e7920', operation='DELETE', pgid='pgtrigger_delete_delete_cc0fe', table='accounts_accountrequest', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='AuthenticatorApp',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('sealed', models.TextField(editable=False)),
                    ('last_step', models.BigIntegerField(editable=False)),
                    ('added_at', models.DateTimeField(verbose_name='added')),
                    ('user', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='authenticator_app', to=settings.AUTH_USER_MODEL, verbose_name='user')),
                ],
                options={
                    'verbose_name': 'authenticator app',
                    'verbose_name_plural': 'authenticator apps',
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "accounts_authenticatorappevent" ("added_at", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id") VALUES (NEW."added_at", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."user_id"); RETURN NULL;', hash='81311a4e6aaee5490b8cd046f89fe992f0d32d76', operation='INSERT', pgid='pgtrigger_insert_insert_a8e9d', table='accounts_authenticatorapp', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."added_at" IS DISTINCT FROM (NEW."added_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."user_id" IS DISTINCT FROM (NEW."user_id"))', func='INSERT INTO "accounts_authenticatorappevent" ("added_at", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id") VALUES (NEW."added_at", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."user_id"); RETURN NULL;', hash='c959aeadcfcd3a904f8d07e839e046ffafa2f354', operation='UPDATE', pgid='pgtrigger_update_update_f09a7', table='accounts_authenticatorapp', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "accounts_authenticatorappevent" ("added_at", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id") VALUES (OLD."added_at", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."user_id"); RETURN NULL;', hash='63a2350eb5dfa3b3b27f9dacac7bd175f162ee3b', operation='DELETE', pgid='pgtrigger_delete_delete_648aa', table='accounts_authenticatorapp', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='IdentityProvider',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('issuer', models.CharField(help_text='Exactly as stated by the provider, for example https://sign-in.example.', max_length=300, verbose_name='issuer')),
                    ('client_id', models.CharField(max_length=200, verbose_name='client ID')),
                    ('sealed', models.TextField(editable=False)),
                    ('domains', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=100), blank=True, default=list, help_text='Separate with commas. Users with a verified address in one of these domains are linked to the account with that address at first sign-in. If blank, only invited users can sign in.', verbose_name='email domains')),
                    ('active', models.BooleanField(default=False, help_text='Only a contact point officer of the Participant can activate the provider. A change deactivates the provider.', verbose_name='active')),
                    ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created')),
                    ('participant', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='identity_providers', to='contacts.participant', verbose_name='Participant')),
                ],
                options={
                    'ordering': ['participant__order', 'pk'],
                    'verbose_name': 'identity provider',
                    'verbose_name_plural': 'identity providers',
                    'constraints': [
                        models.UniqueConstraint(condition=models.Q(('active', True)), fields=('participant',), name='participant_has_one_active_provider'),
                        models.UniqueConstraint(fields=('issuer', 'client_id'), name='provider_is_entered_once'),
                        models.CheckConstraint(condition=models.Q(('issuer__regex', '^https?://[!-~]+$')), name='provider_has_an_address_of_web'),
                        models.UniqueConstraint(fields=('id', 'participant'), name='provider_of_participant'),
                    ],
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='changed_provider_is_inactive', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."client_id" IS DISTINCT FROM (NEW."client_id") OR OLD."domains" IS DISTINCT FROM (NEW."domains") OR OLD."issuer" IS DISTINCT FROM (NEW."issuer") OR OLD."participant_id" IS DISTINCT FROM (NEW."participant_id"))', func='NEW.active = false; RETURN NEW;', hash='905acaab29d7028242d88ac88a1fa910fdc81af1', operation='UPDATE', pgid='pgtrigger_changed_provider_is_inactive_8adaf', table='accounts_identityprovider', when='BEFORE')),
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "accounts_identityproviderevent" ("active", "client_id", "created_at", "domains", "id", "issuer", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."active", NEW."client_id", NEW."created_at", NEW."domains", NEW."id", NEW."issuer", NEW."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id"); RETURN NULL;', hash='f60bcd33719a2c705a63f909b5a9d1caa3245c76', operation='INSERT', pgid='pgtrigger_insert_insert_32cc0', table='accounts_identityprovider', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."active" IS DISTINCT FROM (NEW."active") OR OLD."client_id" IS DISTINCT FROM (NEW."client_id") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."domains" IS DISTINCT FROM (NEW."domains") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."issuer" IS DISTINCT FROM (NEW."issuer") OR OLD."participant_id" IS DISTINCT FROM (NEW."participant_id"))', func='INSERT INTO "accounts_identityproviderevent" ("active", "client_id", "created_at", "domains", "id", "issuer", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."active", NEW."client_id", NEW."created_at", NEW."domains", NEW."id", NEW."issuer", NEW."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id"); RETURN NULL;', hash='eca18ff84ba9053afb76b84afe341dd7b0e00cc1', operation='UPDATE', pgid='pgtrigger_update_update_700c9', table='accounts_identityprovider', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "accounts_identityproviderevent" ("active", "client_id", "created_at", "domains", "id", "issuer", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."active", OLD."client_id", OLD."created_at", OLD."domains", OLD."id", OLD."issuer", OLD."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id"); RETURN NULL;', hash='537d82f7c0d8a4e8c82df0562b26ba76f6089488', operation='DELETE', pgid='pgtrigger_delete_delete_3caba', table='accounts_identityprovider', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Identity',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('subject', models.CharField(max_length=255, verbose_name='subject')),
                    ('linked_by', models.CharField(choices=[('invitation', 'Invitation'), ('email', 'Verified email address')], max_length=12, verbose_name='linked by')),
                    ('linked_at', models.DateTimeField(verbose_name='linked')),
                    ('participant', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='contacts.participant', verbose_name='Participant')),
                    ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='identities', to=settings.AUTH_USER_MODEL, verbose_name='user')),
                    ('provider', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='identities', to='accounts.identityprovider', verbose_name='identity provider')),
                ],
                options={
                    'ordering': ['provider', 'user'],
                    'verbose_name': 'identity',
                    'verbose_name_plural': 'identities',
                    'constraints': [
                        models.UniqueConstraint(fields=('provider', 'subject'), name='subject_is_one_account'),
                        models.UniqueConstraint(fields=('provider', 'user'), name='account_has_one_subject_at_a_provider'),
                    ],
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "accounts_identityevent" ("id", "linked_at", "linked_by", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider_id", "subject", "user_id") VALUES (NEW."id", NEW."linked_at", NEW."linked_by", NEW."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."provider_id", NEW."subject", NEW."user_id"); RETURN NULL;', hash='5f80106f0b35aac2228fd5be36d4bfe72b7d2799', operation='INSERT', pgid='pgtrigger_insert_insert_c56a8', table='accounts_identity', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "accounts_identityevent" ("id", "linked_at", "linked_by", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider_id", "subject", "user_id") VALUES (NEW."id", NEW."linked_at", NEW."linked_by", NEW."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."provider_id", NEW."subject", NEW."user_id"); RETURN NULL;', hash='5032cbf04817668fbe4a46e74e7d4f0dcaa88cb2', operation='UPDATE', pgid='pgtrigger_update_update_df113', table='accounts_identity', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "accounts_identityevent" ("id", "linked_at", "linked_by", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider_id", "subject", "user_id") VALUES (OLD."id", OLD."linked_at", OLD."linked_by", OLD."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."provider_id", OLD."subject", OLD."user_id"); RETURN NULL;', hash='ebb50890f674734531648d6779684da8a7ccc534', operation='DELETE', pgid='pgtrigger_delete_delete_70c08', table='accounts_identity', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='OneTimeCode',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('purpose', models.CharField(choices=[('invitation', 'Invitation'), ('recovery', 'Forgot your password?')], max_length=12, verbose_name='purpose')),
                    ('nonce', models.CharField(editable=False, max_length=16, unique=True)),
                    ('made_at', models.DateTimeField(verbose_name='created')),
                    ('expires_at', models.DateTimeField(verbose_name='expires')),
                    ('used_at', models.DateTimeField(blank=True, null=True, verbose_name='used')),
                    ('made_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='created by')),
                    ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='one_time_codes', to=settings.AUTH_USER_MODEL, verbose_name='user')),
                ],
                options={
                    'ordering': ['-made_at', '-pk'],
                    'verbose_name': 'one-time code',
                    'verbose_name_plural': 'one-time codes',
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('expires_at__gte', models.F('made_at'))), name='one_time_code_expires_after_it_was_made'),
                        models.CheckConstraint(condition=models.Q(models.Q(('made_by__isnull', False), ('purpose', 'invitation')), models.Q(('made_by__isnull', True), ('purpose', 'recovery')), _connector='OR'), name='invitation_has_somebody_who_invites'),
                    ],
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "accounts_onetimecodeevent" ("expires_at", "id", "made_at", "made_by_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "used_at", "user_id") VALUES (NEW."expires_at", NEW."id", NEW."made_at", NEW."made_by_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."purpose", NEW."used_at", NEW."user_id"); RETURN NULL;', hash='a81e3fca3494168f942b3a736bd6698809010de3', operation='INSERT', pgid='pgtrigger_insert_insert_80c79', table='accounts_onetimecode', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."expires_at" IS DISTINCT FROM (NEW."expires_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."made_at" IS DISTINCT FROM (NEW."made_at") OR OLD."made_by_id" IS DISTINCT FROM (NEW."made_by_id") OR OLD."purpose" IS DISTINCT FROM (NEW."purpose") OR OLD."used_at" IS DISTINCT FROM (NEW."used_at") OR OLD."user_id" IS DISTINCT FROM (NEW."user_id"))', func='INSERT INTO "accounts_onetimecodeevent" ("expires_at", "id", "made_at", "made_by_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "used_at", "user_id") VALUES (NEW."expires_at", NEW."id", NEW."made_at", NEW."made_by_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."purpose", NEW."used_at", NEW."user_id"); RETURN NULL;', hash='9bd763e4c45cc081ce0c318fcda770924005d77e', operation='UPDATE', pgid='pgtrigger_update_update_87eec', table='accounts_onetimecode', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "accounts_onetimecodeevent" ("expires_at", "id", "made_at", "made_by_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "used_at", "user_id") VALUES (OLD."expires_at", OLD."id", OLD."made_at", OLD."made_by_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."purpose", OLD."used_at", OLD."user_id"); RETURN NULL;', hash='ee0a5582b0502f2a91f1a0ea5b52fec9d66ce9d7', operation='DELETE', pgid='pgtrigger_delete_delete_6e51e', table='accounts_onetimecode', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='OpenSession',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('session_key', models.CharField(editable=False, max_length=40)),
                    ('device', models.CharField(blank=True, max_length=200, verbose_name='device')),
                    ('address', models.GenericIPAddressField(blank=True, null=True, verbose_name='network address')),
                    ('way', models.CharField(choices=[('password', 'Password'), ('app', 'Password and authenticator app'), ('passkey', 'Password and passkey'), ('recovery_code', 'Password and recovery code'), ('single_sign_on', 'Single sign-on')], max_length=20, verbose_name='sign-in method')),
                    ('began_at', models.DateTimeField(verbose_name='started')),
                    ('seen_at', models.DateTimeField(verbose_name='last seen')),
                    ('ended_at', models.DateTimeField(blank=True, null=True, verbose_name='ended')),
                    ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='open_sessions', to=settings.AUTH_USER_MODEL, verbose_name='user')),
                ],
                options={
                    'ordering': ['-began_at', '-pk'],
                    'verbose_name': 'session',
                    'verbose_name_plural': 'sessions',
                    'constraints': [
                        models.UniqueConstraint(condition=models.Q(('ended_at', None)), fields=('session_key',), name='session_is_open_once'),
                    ],
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "accounts_opensessionevent" ("began_at", "ended_at", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id", "way") VALUES (NEW."began_at", NEW."ended_at", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."user_id", NEW."way"); RETURN NULL;', hash='2eb814ad63218c3fc60e45569ac93187e53d5cd9', operation='INSERT', pgid='pgtrigger_insert_insert_08faa', table='accounts_opensession', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."began_at" IS DISTINCT FROM (NEW."began_at") OR OLD."ended_at" IS DISTINCT FROM (NEW."ended_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."user_id" IS DISTINCT FROM (NEW."user_id") OR OLD."way" IS DISTINCT FROM (NEW."way"))', func='INSERT INTO "accounts_opensessionevent" ("began_at", "ended_at", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id", "way") VALUES (NEW."began_at", NEW."ended_at", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."user_id", NEW."way"); RETURN NULL;', hash='25c294f73bce0d1ad8597b635771faf68610ca3a', operation='UPDATE', pgid='pgtrigger_update_update_2a833', table='accounts_opensession', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "accounts_opensessionevent" ("began_at", "ended_at", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id", "way") VALUES (OLD."began_at", OLD."ended_at", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."user_id", OLD."way"); RETURN NULL;', hash='8741381c0ed051ec337aba825d7da02d2907e224', operation='DELETE', pgid='pgtrigger_delete_delete_938bf', table='accounts_opensession', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Passkey',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('name', models.CharField(max_length=100, verbose_name='name')),
                    ('credential', models.CharField(editable=False, max_length=1400, unique=True, verbose_name='credential')),
                    ('public_key', models.TextField(editable=False)),
                    ('counter', models.BigIntegerField(default=0, editable=False)),
                    ('added_at', models.DateTimeField(verbose_name='added')),
                    ('last_used_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='last used')),
                    ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='passkeys', to=settings.AUTH_USER_MODEL, verbose_name='user')),
                ],
                options={
                    'ordering': ['added_at', 'pk'],
                    'verbose_name': 'passkey',
                    'verbose_name_plural': 'passkeys',
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "accounts_passkeyevent" ("added_at", "credential", "id", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id") VALUES (NEW."added_at", NEW."credential", NEW."id", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."user_id"); RETURN NULL;', hash='a2afeaecfdb18285599a722ff5dd5a7dfac4b00d', operation='INSERT', pgid='pgtrigger_insert_insert_9cdb4', table='accounts_passkey', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."added_at" IS DISTINCT FROM (NEW."added_at") OR OLD."credential" IS DISTINCT FROM (NEW."credential") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."user_id" IS DISTINCT FROM (NEW."user_id"))', func='INSERT INTO "accounts_passkeyevent" ("added_at", "credential", "id", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id") VALUES (NEW."added_at", NEW."credential", NEW."id", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."user_id"); RETURN NULL;', hash='4c055c22d286dd529e3bbc2fd8001f8bbbabbccd', operation='UPDATE', pgid='pgtrigger_update_update_71cf8', table='accounts_passkey', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "accounts_passkeyevent" ("added_at", "credential", "id", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id") VALUES (OLD."added_at", OLD."credential", OLD."id", OLD."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."user_id"); RETURN NULL;', hash='ca9937b94a9909f4bcb6f76bd137dee0cafc4448', operation='DELETE', pgid='pgtrigger_delete_delete_94f89', table='accounts_passkey', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='RecoveryCode',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('digest', models.CharField(editable=False, max_length=64)),
                    ('made_at', models.DateTimeField(verbose_name='created')),
                    ('used_at', models.DateTimeField(blank=True, null=True, verbose_name='used')),
                    ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='recovery_codes', to=settings.AUTH_USER_MODEL, verbose_name='user')),
                ],
                options={
                    'ordering': ['pk'],
                    'verbose_name': 'recovery code',
                    'verbose_name_plural': 'recovery codes',
                    'constraints': [
                        models.UniqueConstraint(fields=('user', 'digest'), name='recovery_code_once_for_each_account'),
                    ],
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "accounts_recoverycodeevent" ("id", "made_at", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "used_at", "user_id") VALUES (NEW."id", NEW."made_at", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."used_at", NEW."user_id"); RETURN NULL;', hash='1d7535d90b76a1ab473029ac6a68825594928e94', operation='INSERT', pgid='pgtrigger_insert_insert_388d3', table='accounts_recoverycode', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."made_at" IS DISTINCT FROM (NEW."made_at") OR OLD."used_at" IS DISTINCT FROM (NEW."used_at") OR OLD."user_id" IS DISTINCT FROM (NEW."user_id"))', func='INSERT INTO "accounts_recoverycodeevent" ("id", "made_at", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "used_at", "user_id") VALUES (NEW."id", NEW."made_at", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."used_at", NEW."user_id"); RETURN NULL;', hash='13de9f3d121ae3e199ea49a13c0e848bf775f8aa', operation='UPDATE', pgid='pgtrigger_update_update_a7f32', table='accounts_recoverycode', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "accounts_recoverycodeevent" ("id", "made_at", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "used_at", "user_id") VALUES (OLD."id", OLD."made_at", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."used_at", OLD."user_id"); RETURN NULL;', hash='1ea4bcdfdd8f114c4fa930af6df8bd2d31bcb5e8', operation='DELETE', pgid='pgtrigger_delete_delete_e0965', table='accounts_recoverycode', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='RoleClaim',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('order', models.PositiveSmallIntegerField(verbose_name='order')),
                    ('claim', models.CharField(help_text='For example, groups or roles', max_length=100, verbose_name='claim')),
                    ('value', models.CharField(max_length=200, verbose_name='value')),
                    ('role', models.CharField(choices=[('reader', 'Reader'), ('editor', 'Editor'), ('contact_officer', 'Contact point officer')], max_length=20, verbose_name='role')),
                    ('provider', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='role_claims', to='accounts.identityprovider', verbose_name='identity provider')),
                ],
                options={
                    'ordering': ['provider', 'order'],
                    'verbose_name': 'role by claim',
                    'verbose_name_plural': 'roles by claim',
                    'constraints': [
                        models.UniqueConstraint(fields=('provider', 'claim', 'value'), name='claim_gives_one_role'),
                        models.UniqueConstraint(fields=('provider', 'order'), name='claims_have_an_order'),
                        models.CheckConstraint(condition=models.Q(('role__in', ['reader', 'editor', 'contact_officer', 'secretariat', 'administrator'])), name='claim_gives_a_role_of_people'),
                    ],
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='changed_claims_make_inactive', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n                    UPDATE accounts_identityprovider SET active = false WHERE active\n                        AND (id = coalesce(NEW.provider_id, OLD.provider_id) OR id = OLD.provider_id);\n                    RETURN NULL;\n                ', hash='d329520f14d58b0e050c6ba17e601993ddcea1bd', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_changed_claims_make_inactive_ffa02', table='accounts_roleclaim', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "accounts_roleclaimevent" ("claim", "id", "order", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider_id", "role", "value") VALUES (NEW."claim", NEW."id", NEW."order", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."provider_id", NEW."role", NEW."value"); RETURN NULL;', hash='a51f0f2c8f3f1e43649d02ca4983fe851f0b5f77', operation='INSERT', pgid='pgtrigger_insert_insert_c61e0', table='accounts_roleclaim', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "accounts_roleclaimevent" ("claim", "id", "order", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider_id", "role", "value") VALUES (NEW."claim", NEW."id", NEW."order", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."provider_id", NEW."role", NEW."value"); RETURN NULL;', hash='f785e24050f3403c4bcbc94dab5da5f0f3bbd2c9', operation='UPDATE', pgid='pgtrigger_update_update_ea039', table='accounts_roleclaim', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "accounts_roleclaimevent" ("claim", "id", "order", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider_id", "role", "value") VALUES (OLD."claim", OLD."id", OLD."order", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."provider_id", OLD."role", OLD."value"); RETURN NULL;', hash='eb77ee1740c1939eb795e5971cee1ff05c8f963b', operation='DELETE', pgid='pgtrigger_delete_delete_c2b63', table='accounts_roleclaim', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='SignInRule',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('second_factor', models.BooleanField(default=True, help_text='Users without a second factor must set one up at their next sign-in.', verbose_name='second factor required')),
                    ('participant', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='sign_in_rule', to='contacts.participant', verbose_name='Participant')),
                ],
                options={
                    'ordering': ['participant__order'],
                    'verbose_name': 'sign-in rule',
                    'verbose_name_plural': 'sign-in rules',
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "accounts_signinruleevent" ("id", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "second_factor") VALUES (NEW."id", NEW."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."second_factor"); RETURN NULL;', hash='edeee222cf1ca044a2f4f33f92d77466e9ea678f', operation='INSERT', pgid='pgtrigger_insert_insert_6e2ea', table='accounts_signinrule', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "accounts_signinruleevent" ("id", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "second_factor") VALUES (NEW."id", NEW."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."second_factor"); RETURN NULL;', hash='c3dcf293cdea7602b6b4bff0563293b97fffe138', operation='UPDATE', pgid='pgtrigger_update_update_a2f8f', table='accounts_signinrule', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "accounts_signinruleevent" ("id", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "second_factor") VALUES (OLD."id", OLD."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."second_factor"); RETURN NULL;', hash='9316848258e27387c781a846346b9db7674eac68', operation='DELETE', pgid='pgtrigger_delete_delete_41b14', table='accounts_signinrule', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='WrongTry',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('at', models.DateTimeField(verbose_name='date and time')),
                    ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='user')),
                ],
                options={
                    'verbose_name': 'failed sign-in attempt',
                    'verbose_name_plural': 'failed sign-in attempts',
                    'indexes': [
                        models.Index(fields=['user', 'at'], name='wrong_tries_of_an_account'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='AccountRequestEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('email', models.EmailField(blank=True, editable=False, max_length=254, verbose_name='new email address')),
                    ('role', models.CharField(blank=True, choices=[('reader', 'Reader'), ('editor', 'Editor'), ('contact_officer', 'Contact point officer'), ('secretariat', 'Secretariat'), ('administrator', 'Administrator'), ('partner', 'Partner system')], editable=False, max_length=20, verbose_name='new role')),
                    ('reason', models.CharField(blank=True, editable=False, max_length=300, verbose_name='reason')),
                    ('asked_at', models.DateTimeField(editable=False, verbose_name='requested')),
                    ('decided_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='decided')),
                    ('approved', models.BooleanField(editable=False, null=True, verbose_name='approved')),
                    ('asked_by', models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='requested by')),
                    ('decided_by', models.ForeignKey(blank=True, db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='decided by')),
                    ('participant', models.ForeignKey(blank=True, db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='contacts.participant', verbose_name='Participant')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='accounts.accountrequest')),
                    ('user', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='user')),
                ],
                options={
                    'abstract': False,
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='862399faf8c57469a49d6317406dd00c7c28bb3b', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_01e0a', table='accounts_accountrequestevent', when='BEFORE')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='AuthenticatorAppEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('added_at', models.DateTimeField(verbose_name='added')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='accounts.authenticatorapp')),
                    ('user', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='user')),
                ],
                options={
                    'abstract': False,
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='8cdbf16fb99278cfba479455bfd190051f038545', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_3e3f1', table='accounts_authenticatorappevent', when='BEFORE')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='IdentityEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('subject', models.CharField(max_length=255, verbose_name='subject')),
                    ('linked_by', models.CharField(choices=[('invitation', 'Invitation'), ('email', 'Verified email address')], max_length=12, verbose_name='linked by')),
                    ('linked_at', models.DateTimeField(verbose_name='linked')),
                    ('participant', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='contacts.participant', verbose_name='Participant')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='accounts.identity')),
                    ('user', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='user')),
                    ('provider', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.identityprovider', verbose_name='identity provider')),
                ],
                options={
                    'abstract': False,
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='5e26a9d97221f25e5de76e98e9b9a6d5d014a19a', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_f4aac', table='accounts_identityevent', when='BEFORE')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='IdentityProviderEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('issuer', models.CharField(help_text='Exactly as stated by the provider, for example https://sign-in.example.', max_length=300, verbose_name='issuer')),
                    ('client_id', models.CharField(max_length=200, verbose_name='client ID')),
                    ('domains', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=100), blank=True, default=list, help_text='Separate with commas. Users with a verified address in one of these domains are linked to the account with that address at first sign-in. If blank, only invited users can sign in.', verbose_name='email domains')),
                    ('active', models.BooleanField(default=False, help_text='Only a contact point officer of the Participant can activate the provider. A change deactivates the provider.', verbose_name='active')),
                    ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created')),
                    ('participant', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='contacts.participant', verbose_name='Participant')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='accounts.identityprovider')),
                ],
                options={
                    'abstract': False,
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='1ecdb23ce7b605ead0158fb78549f6bd647e8631', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_7ddf6', table='accounts_identityproviderevent', when='BEFORE')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='OneTimeCodeEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('purpose', models.CharField(choices=[('invitation', 'Invitation'), ('recovery', 'Forgot your password?')], max_length=12, verbose_name='purpose')),
                    ('made_at', models.DateTimeField(verbose_name='created')),
                    ('expires_at', models.DateTimeField(verbose_name='expires')),
                    ('used_at', models.DateTimeField(blank=True, null=True, verbose_name='used')),
                    ('made_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='created by')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='accounts.onetimecode')),
                    ('user', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='user')),
                ],
                options={
                    'abstract': False,
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='3bc2522bc9649e1d0fe7b968a22018e728d67436', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_3c398', table='accounts_onetimecodeevent', when='BEFORE')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='OpenSessionEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('way', models.CharField(choices=[('password', 'Password'), ('app', 'Password and authenticator app'), ('passkey', 'Password and passkey'), ('recovery_code', 'Password and recovery code'), ('single_sign_on', 'Single sign-on')], max_length=20, verbose_name='sign-in method')),
                    ('began_at', models.DateTimeField(verbose_name='started')),
                    ('ended_at', models.DateTimeField(blank=True, null=True, verbose_name='ended')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='accounts.opensession')),
                    ('user', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='user')),
                ],
                options={
                    'abstract': False,
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='db03884ddb0edbc6f893ad8e8ccaa7e533130d9b', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_c4725', table='accounts_opensessionevent', when='BEFORE')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='PasskeyEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('name', models.CharField(max_length=100, verbose_name='name')),
                    ('credential', models.CharField(editable=False, max_length=1400, verbose_name='credential')),
                    ('added_at', models.DateTimeField(verbose_name='added')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='accounts.passkey')),
                    ('user', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='user')),
                ],
                options={
                    'abstract': False,
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='9f36d928aed6c79a9b2bec967f209182d31ad5dd', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_bfe67', table='accounts_passkeyevent', when='BEFORE')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='RecoveryCodeEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('made_at', models.DateTimeField(verbose_name='created')),
                    ('used_at', models.DateTimeField(blank=True, null=True, verbose_name='used')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='accounts.recoverycode')),
                    ('user', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='user')),
                ],
                options={
                    'abstract': False,
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='bc14605a85e4944540a820b99cdb2632d364cc40', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_553b6', table='accounts_recoverycodeevent', when='BEFORE')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='RoleClaimEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('order', models.PositiveSmallIntegerField(verbose_name='order')),
                    ('claim', models.CharField(help_text='For example, groups or roles', max_length=100, verbose_name='claim')),
                    ('value', models.CharField(max_length=200, verbose_name='value')),
                    ('role', models.CharField(choices=[('reader', 'Reader'), ('editor', 'Editor'), ('contact_officer', 'Contact point officer')], max_length=20, verbose_name='role')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='accounts.roleclaim')),
                    ('provider', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.identityprovider', verbose_name='identity provider')),
                ],
                options={
                    'abstract': False,
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='f77a3c18cadb2aa6ee33337ca29564cb59b8c1a7', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_fe755', table='accounts_roleclaimevent', when='BEFORE')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='SignInRuleEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('second_factor', models.BooleanField(default=True, help_text='Users without a second factor must set one up at their next sign-in.', verbose_name='second factor required')),
                    ('participant', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='contacts.participant', verbose_name='Participant')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='accounts.signinrule')),
                ],
                options={
                    'abstract': False,
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='74a4afe23c38c1d07771a4eb47de975b87f96f2f', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_a41f0', table='accounts_signinruleevent', when='BEFORE')),
                    ],
                },
            ),
        ]),
        core.db.operations.AtOnce([
            migrations.SeparateDatabaseAndState(
                state_operations=[
                    migrations.AddConstraint('identity', core.db.constraints.PairedForeignKey(columns=('provider_id', 'participant_id'), name='identity_of_its_providers_participant', to_columns=('id', 'participant_id'), to_table='accounts_identityprovider')),
                    migrations.AddConstraint('identity', core.db.constraints.PairedForeignKey(columns=('user_id', 'participant_id'), name='identity_of_its_accounts_participant', to_columns=('id', 'participant_id'), to_table='contacts_user')),
                ],
                database_operations=[
                    migrations.RunSQL(PAIRED_FOREIGN_KEYS, migrations.RunSQL.noop),
                ],
            ),
        ]),
        migrations.RunSQL(CREDENTIALS_END, migrations.RunSQL.noop),
    ]
