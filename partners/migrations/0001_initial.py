"""Tables of partner systems."""

import core.db.constraints
import core.db.fields
import core.db.operations
import datetime
import django.contrib.postgres.fields
import django.core.validators
import django.db.models.deletion
import django.db.models.expressions
import partners.networks
import pghistory.utils
import pgtrigger.compiler
from django.conf import settings
from django.db import migrations, models

# A foreign key over a pair of columns needs both tables, and the unique constraint of the pair that it refers to.
PAIRED_FOREIGN_KEYS = """
ALTER TABLE "partners_client" ADD CONSTRAINT "client_contact_of_owner" FOREIGN KEY ("contact_id", "owner_id") REFERENCES "contacts_user" ("id", "participant_id");
ALTER TABLE "partners_client" ADD CONSTRAINT "client_account_of_owner" FOREIGN KEY ("account_id", "owner_id") REFERENCES "contacts_user" ("id", "participant_id");
ALTER TABLE "partners_token" ADD CONSTRAINT "token_of_its_clients_account" FOREIGN KEY ("client_id", "user_id") REFERENCES "partners_client" ("id", "account_id");
"""


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ('contacts', '0001_initial'),
        ('history', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        core.db.operations.AtOnce([
            migrations.CreateModel(
                name='CalendarToken',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('name', models.CharField(help_text='Name of the program and device', max_length=100, verbose_name='name')),
                    ('prefix', models.CharField(editable=False, max_length=12, unique=True, verbose_name='prefix')),
                    ('digest', models.CharField(editable=False, max_length=64)),
                    ('created_at', models.DateTimeField(editable=False, verbose_name='created')),
                    ('expires_at', models.DateTimeField(verbose_name='expires')),
                    ('last_used_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='last used')),
                    ('revoked_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='revoked')),
                    ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='calendar_tokens', to=settings.AUTH_USER_MODEL, verbose_name='user')),
                ],
                options={
                    'ordering': ['-created_at', '-id'],
                    'verbose_name': 'calendar token',
                    'verbose_name_plural': 'calendar tokens',
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('expires_at__gt', models.F('created_at'))), name='calendar_token_expires_after_it_was_made'),
                        models.CheckConstraint(condition=models.Q(('expires_at__lte', django.db.models.expressions.CombinedExpression(models.F('created_at'), '+', models.Value(datetime.timedelta(days=365))))), name='calendar_token_lives_a_year_at_most'),
                    ],
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='calendar_token_stays_revoked', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF OLD.revoked_at IS NOT NULL AND NEW.revoked_at IS DISTINCT FROM OLD.revoked_at THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'calendar_token_stays_revoked', MESSAGE = 'A revoked credential stays revoked.';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='98c3444be28b4b15d67a8081dd21745cf0d54de1', operation='UPDATE', pgid='pgtrigger_calendar_token_stays_revoked_e4d9b', table='partners_calendartoken', when='BEFORE')),
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "partners_calendartokenevent" ("created_at", "expires_at", "id", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prefix", "revoked_at", "user_id") VALUES (NEW."created_at", NEW."expires_at", NEW."id", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."prefix", NEW."revoked_at", NEW."user_id"); RETURN NULL;', hash='18667b0fd0ff11ac976df05528861a3d1392d181', operation='INSERT', pgid='pgtrigger_insert_insert_aaacc', table='partners_calendartoken', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."expires_at" IS DISTINCT FROM (NEW."expires_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."prefix" IS DISTINCT FROM (NEW."prefix") OR OLD."revoked_at" IS DISTINCT FROM (NEW."revoked_at") OR OLD."user_id" IS DISTINCT FROM (NEW."user_id"))', func='INSERT INTO "partners_calendartokenevent" ("created_at", "expires_at", "id", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prefix", "revoked_at", "user_id") VALUES (NEW."created_at", NEW."expires_at", NEW."id", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."prefix", NEW."revoked_at", NEW."user_id"); RETURN NULL;', hash='790b0dbfd97e4bc57ff478c99d5eba23e010fef6', operation='UPDATE', pgid='pgtrigger_update_update_491bd', table='partners_calendartoken', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "partners_calendartokenevent" ("created_at", "expires_at", "id", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prefix", "revoked_at", "user_id") VALUES (OLD."created_at", OLD."expires_at", OLD."id", OLD."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."prefix", OLD."revoked_at", OLD."user_id"); RETURN NULL;', hash='fa83473f18c434ba30d639fbd6a8d067c3261a88', operation='DELETE', pgid='pgtrigger_delete_delete_1ea2f', table='partners_calendartoken', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Client',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('name', models.CharField(max_length=100, verbose_name='name')),
                    ('scopes', core.db.fields.ChoicesField(base_field=models.CharField(choices=[('people:read', 'Read Participants, officials and contact points'), ('register:read', 'Read the MOC text, commitments, decisions and notices'), ('dialogue:read', 'Read Dialogues, agendas and papers'), ('commitments:write', 'Enter commitments and milestones'), ('reports:write', 'Enter progress reports'), ('evidence:write', 'Enter supporting documents'), ('activities:write', 'Enter activities'), ('proposals:write', 'Propose items for the agenda'), ('webhooks:write', 'Manage its own webhooks')], max_length=20), blank=True, default=list, verbose_name='scopes')),
                    ('networks', django.contrib.postgres.fields.ArrayField(base_field=partners.networks.NetworkField(max_length=43), blank=True, default=list, help_text='One network per line, for example 192.0.2.0/24 or 2001:db8::/32. Leave blank to allow any network.', verbose_name='allowed networks')),
                    ('rate', models.PositiveIntegerField(default=600, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(60000)], verbose_name='requests a minute')),
                    ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created')),
                    ('renewed_at', models.DateTimeField(editable=False, help_text='Date when the need for the system was last confirmed', verbose_name='renewed')),
                    ('expires_at', models.DateTimeField(help_text='Up to one year ahead; renewable', verbose_name='expires')),
                    ('ended_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='ended')),
                    ('ended_because', models.TextField(blank=True, editable=False, verbose_name='reason for the end')),
                    ('account', models.OneToOneField(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='client', to=settings.AUTH_USER_MODEL, verbose_name='account')),
                    ('contact', models.ForeignKey(help_text='Responsible contact: an editor or contact point officer of the Participant', on_delete=django.db.models.deletion.PROTECT, related_name='answers_for', to=settings.AUTH_USER_MODEL, verbose_name='contact')),
                    ('ended_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='ended by')),
                    ('owner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='clients', to='contacts.participant', verbose_name='Participant')),
                ],
                options={
                    'ordering': ['owner__order', 'name', 'id'],
                    'verbose_name': 'partner system',
                    'verbose_name_plural': 'partner systems',
                    'constraints': [
                        models.UniqueConstraint(condition=models.Q(('ended_at', None)), fields=('owner', 'name'), name='client_name_once_for_each_participant'),
                        models.UniqueConstraint(fields=('id', 'account'), name='client_with_account'),
                        models.CheckConstraint(condition=models.Q(('scopes__contained_by', ['people:read', 'register:read', 'dialogue:read', 'commitments:write', 'reports:write', 'evidence:write', 'activities:write', 'proposals:write', 'webhooks:write'])), name='client_scopes_are_known'),
                        models.CheckConstraint(condition=models.Q(('expires_at__gt', models.F('renewed_at')), ('expires_at__lte', django.db.models.expressions.CombinedExpression(models.F('renewed_at'), '+', models.Value(datetime.timedelta(days=365))))), name='client_expires_within_a_year'),
                        models.CheckConstraint(condition=models.Q(('rate__gte', 1), ('rate__lte', 60000)), name='client_has_a_rate'),
                        models.CheckConstraint(condition=models.Q(models.Q(('ended_at', None), ('ended_because', ''), ('ended_by', None)), models.Q(('ended_at__isnull', False), ('ended_by__isnull', False), models.Q(('ended_because', ''), _negated=True)), _connector='OR'), name='client_end_says_who_when_why'),
                    ],
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "partners_clientevent" ("account_id", "contact_id", "created_at", "ended_at", "ended_because", "ended_by_id", "expires_at", "id", "name", "networks", "owner_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rate", "renewed_at", "scopes") VALUES (NEW."account_id", NEW."contact_id", NEW."created_at", NEW."ended_at", NEW."ended_because", NEW."ended_by_id", NEW."expires_at", NEW."id", NEW."name", NEW."networks", NEW."owner_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."rate", NEW."renewed_at", NEW."scopes"); RETURN NULL;', hash='5aa0a14b0112cf3d38f28a43a978bebc1da6044d', operation='INSERT', pgid='pgtrigger_insert_insert_028fc', table='partners_client', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "partners_clientevent" ("account_id", "contact_id", "created_at", "ended_at", "ended_because", "ended_by_id", "expires_at", "id", "name", "networks", "owner_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rate", "renewed_at", "scopes") VALUES (NEW."account_id", NEW."contact_id", NEW."created_at", NEW."ended_at", NEW."ended_because", NEW."ended_by_id", NEW."expires_at", NEW."id", NEW."name", NEW."networks", NEW."owner_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."rate", NEW."renewed_at", NEW."scopes"); RETURN NULL;', hash='1b46ae3cd2fdfa37f4f859aca966f0fb5b653672', operation='UPDATE', pgid='pgtrigger_update_update_6afd4', table='partners_client', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "partners_clientevent" ("account_id", "contact_id", "created_at", "ended_at", "ended_because", "ended_by_id", "expires_at", "id", "name", "networks", "owner_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rate", "renewed_at", "scopes") VALUES (OLD."account_id", OLD."contact_id", OLD."created_at", OLD."ended_at", OLD."ended_because", OLD."ended_by_id", OLD."expires_at", OLD."id", OLD."name", OLD."networks", OLD."owner_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."rate", OLD."renewed_at", OLD."scopes"); RETURN NULL;', hash='19e088ceae62fab6dd556ec1fc14393c5714af3a', operation='DELETE', pgid='pgtrigger_delete_delete_e62c7', table='partners_client', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='ExternalKey',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('type', models.CharField(max_length=40, verbose_name='type of record')),
                    ('record', models.BigIntegerField(verbose_name='record')),
                    ('key', models.CharField(max_length=100, verbose_name='identifier')),
                    ('client', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='external_keys', to='partners.client', verbose_name='partner system')),
                ],
                options={
                    'verbose_name': 'external identifier',
                    'verbose_name_plural': 'external identifiers',
                    'constraints': [
                        models.UniqueConstraint(fields=('client', 'type', 'key'), name='external_id_names_one_record'),
                        models.UniqueConstraint(fields=('client', 'type', 'record'), name='record_has_one_external_id'),
                    ],
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "partners_externalkeyevent" ("client_id", "id", "key", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "record", "type") VALUES (NEW."client_id", NEW."id", NEW."key", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."record", NEW."type"); RETURN NULL;', hash='460bf12e8289199a2255444b245b14cc456b87f8', operation='INSERT', pgid='pgtrigger_insert_insert_edae3', table='partners_externalkey', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "partners_externalkeyevent" ("client_id", "id", "key", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "record", "type") VALUES (NEW."client_id", NEW."id", NEW."key", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."record", NEW."type"); RETURN NULL;', hash='ada1911899f1ecd1ec64a973eef91c45145a5bd4', operation='UPDATE', pgid='pgtrigger_update_update_5ba8b', table='partners_externalkey', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "partners_externalkeyevent" ("client_id", "id", "key", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "record", "type") VALUES (OLD."client_id", OLD."id", OLD."key", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."record", OLD."type"); RETURN NULL;', hash='aa6769608c5e67f0887a028df66acb99c32359d8', operation='DELETE', pgid='pgtrigger_delete_delete_9d494', table='partners_externalkey', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='IdempotentAnswer',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('owner', models.CharField(max_length=40, verbose_name='owner')),
                    ('key', models.CharField(max_length=255, verbose_name='key')),
                    ('fingerprint', models.CharField(max_length=64)),
                    ('status', models.PositiveSmallIntegerField()),
                    ('headers', models.JSONField()),
                    ('content', models.BinaryField()),
                    ('answered_at', models.DateTimeField(db_index=True, verbose_name='answered')),
                ],
                options={
                    'verbose_name': 'stored response',
                    'verbose_name_plural': 'stored responses',
                    'constraints': [
                        models.UniqueConstraint(fields=('owner', 'key'), name='key_is_answered_once'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Token',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('name', models.CharField(max_length=100, verbose_name='name')),
                    ('scopes', core.db.fields.ChoicesField(base_field=models.CharField(choices=[('people:read', 'Read Participants, officials and contact points'), ('register:read', 'Read the MOC text, commitments, decisions and notices'), ('dialogue:read', 'Read Dialogues, agendas and papers'), ('commitments:write', 'Enter commitments and milestones'), ('reports:write', 'Enter progress reports'), ('evidence:write', 'Enter supporting documents'), ('activities:write', 'Enter activities'), ('proposals:write', 'Propose items for the agenda'), ('webhooks:write', 'Manage its own webhooks')], max_length=20), blank=True, db_default=[], default=list, editable=False, verbose_name='scopes')),
                    ('prefix', models.CharField(editable=False, max_length=12, unique=True, verbose_name='prefix')),
                    ('digest', models.CharField(editable=False, max_length=64)),
                    ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created')),
                    ('expires_at', models.DateTimeField(verbose_name='expires')),
                    ('last_used_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='last used')),
                    ('revoked_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='revoked')),
                    ('client', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='tokens', to='partners.client', verbose_name='partner system')),
                    ('replaces', models.OneToOneField(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='replaced_by', to='partners.token', verbose_name='replaces')),
                    ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='tokens', to=settings.AUTH_USER_MODEL, verbose_name='user')),
                ],
                options={
                    'ordering': ['-created_at', '-id'],
                    'verbose_name': 'token',
                    'verbose_name_plural': 'tokens',
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('expires_at__gt', models.F('created_at'))), name='token_expires_after_it_was_made'),
                    ],
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='token_stays_revoked', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF OLD.revoked_at IS NOT NULL AND NEW.revoked_at IS DISTINCT FROM OLD.revoked_at THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'token_stays_revoked', MESSAGE = 'A revoked credential stays revoked.';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='bee5434c59d168bd7ff8622567dc2f4efb5a22e4', operation='UPDATE', pgid='pgtrigger_token_stays_revoked_1c259', table='partners_token', when='BEFORE')),
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "partners_tokenevent" ("client_id", "created_at", "expires_at", "id", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prefix", "replaces_id", "revoked_at", "scopes", "user_id") VALUES (NEW."client_id", NEW."created_at", NEW."expires_at", NEW."id", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."prefix", NEW."replaces_id", NEW."revoked_at", NEW."scopes", NEW."user_id"); RETURN NULL;', hash='5029aee8b55ddc22e3c4971d7e9d79d1bb964f97', operation='INSERT', pgid='pgtrigger_insert_insert_5d2cc', table='partners_token', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."client_id" IS DISTINCT FROM (NEW."client_id") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."expires_at" IS DISTINCT FROM (NEW."expires_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."prefix" IS DISTINCT FROM (NEW."prefix") OR OLD."replaces_id" IS DISTINCT FROM (NEW."replaces_id") OR OLD."revoked_at" IS DISTINCT FROM (NEW."revoked_at") OR OLD."scopes" IS DISTINCT FROM (NEW."scopes") OR OLD."user_id" IS DISTINCT FROM (NEW."user_id"))', func='INSERT INTO "partners_tokenevent" ("client_id", "created_at", "expires_at", "id", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prefix", "replaces_id", "revoked_at", "scopes", "user_id") VALUES (NEW."client_id", NEW."created_at", NEW."expires_at", NEW."id", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."prefix", NEW."replaces_id", NEW."revoked_at", NEW."scopes", NEW."user_id"); RETURN NULL;', hash='66e5a9d589899d4622b78f013c329271372b1828', operation='UPDATE', pgid='pgtrigger_update_update_9a8e7', table='partners_token', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "partners_tokenevent" ("client_id", "created_at", "expires_at", "id", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prefix", "replaces_id", "revoked_at", "scopes", "user_id") VALUES (OLD."client_id", OLD."created_at", OLD."expires_at", OLD."id", OLD."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."prefix", OLD."replaces_id", OLD."revoked_at", OLD."scopes", OLD."user_id"); RETURN NULL;', hash='0d58bf8c1beb08bfb66d427e4f774d06babd71bd', operation='DELETE', pgid='pgtrigger_delete_delete_2fdd5', table='partners_token', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Usage',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('day', models.DateField(verbose_name='day')),
                    ('status', models.PositiveSmallIntegerField(verbose_name='status')),
                    ('kind', models.CharField(blank=True, max_length=60, verbose_name='problem type')),
                    ('requests', models.PositiveIntegerField(verbose_name='requests')),
                    ('last_at', models.DateTimeField(verbose_name='last')),
                    ('client', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='usage', to='partners.client', verbose_name='partner system')),
                ],
                options={
                    'ordering': ['-day', 'status', 'kind'],
                    'verbose_name': 'usage',
                    'verbose_name_plural': 'usage',
                    'constraints': [
                        models.UniqueConstraint(fields=('client', 'day', 'status', 'kind'), name='usage_counted_in_one_place'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Webhook',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('url', models.CharField(help_text='Must begin with https://.', max_length=500, verbose_name='address')),
                    ('description', models.CharField(blank=True, max_length=200, verbose_name='description')),
                    ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created')),
                    ('off_since', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='off since')),
                    ('off_because', models.CharField(blank=True, choices=[('by_hand', 'Turned off manually'), ('by_system', 'Turned off by the partner system'), ('gone', 'The receiver returned 410 (Gone)'), ('failing', 'No message accepted for more than three days')], editable=False, max_length=12, verbose_name='reason turned off')),
                    ('failures', models.PositiveIntegerField(default=0, editable=False, verbose_name='consecutive failures')),
                    ('failing_since', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='failing since')),
                    ('quiet_until', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='paused until')),
                    ('client', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='webhooks', to='partners.client', verbose_name='partner system')),
                ],
                options={
                    'ordering': ['client__owner__order', 'client__name', 'pk'],
                    'verbose_name': 'webhook',
                    'verbose_name_plural': 'webhooks',
                    'constraints': [
                        models.UniqueConstraint(fields=('client', 'url'), name='webhook_once_for_each_client'),
                        models.CheckConstraint(condition=models.Q(('url__regex', '^https?://[!-~]+$')), name='webhook_address_of_web'),
                        models.CheckConstraint(condition=models.Q(models.Q(('off_because', ''), ('off_since__isnull', True)), models.Q(('off_since__isnull', False), models.Q(('off_because', ''), _negated=True)), _connector='OR'), name='webhook_off_says_since_when_and_why'),
                        models.CheckConstraint(condition=models.Q(models.Q(('failing_since__isnull', True), ('failures', 0)), models.Q(('failing_since__isnull', False), ('failures__gt', 0)), _connector='OR'), name='webhook_failures_have_a_beginning'),
                    ],
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "partners_webhookevent" ("client_id", "created_at", "description", "id", "off_because", "off_since", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "url") VALUES (NEW."client_id", NEW."created_at", NEW."description", NEW."id", NEW."off_because", NEW."off_since", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."url"); RETURN NULL;', hash='fa8c1b77119e52293ae7906eba400a2e4d095fd6', operation='INSERT', pgid='pgtrigger_insert_insert_2a602', table='partners_webhook', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."client_id" IS DISTINCT FROM (NEW."client_id") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."description" IS DISTINCT FROM (NEW."description") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."off_because" IS DISTINCT FROM (NEW."off_because") OR OLD."off_since" IS DISTINCT FROM (NEW."off_since") OR OLD."url" IS DISTINCT FROM (NEW."url"))', func='INSERT INTO "partners_webhookevent" ("client_id", "created_at", "description", "id", "off_because", "off_since", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "url") VALUES (NEW."client_id", NEW."created_at", NEW."description", NEW."id", NEW."off_because", NEW."off_since", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."url"); RETURN NULL;', hash='11fad9d98b29947acb2cb02608bcee7783bf070a', operation='UPDATE', pgid='pgtrigger_update_update_d9c5c', table='partners_webhook', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "partners_webhookevent" ("client_id", "created_at", "description", "id", "off_because", "off_since", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "url") VALUES (OLD."client_id", OLD."created_at", OLD."description", OLD."id", OLD."off_because", OLD."off_since", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."url"); RETURN NULL;', hash='65380de8f8d25537cb2183a49d2fd2b269fc801f', operation='DELETE', pgid='pgtrigger_delete_delete_e242f', table='partners_webhook', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='WebhookCondition',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('type', models.CharField(blank=True, max_length=40, verbose_name='type of record')),
                    ('kinds', core.db.fields.ChoicesField(base_field=models.CharField(choices=[('created', 'Created'), ('changed', 'Updated'), ('deleted', 'Deleted')], max_length=20), blank=True, default=list, verbose_name='event type')),
                    ('field', models.CharField(blank=True, max_length=60, verbose_name='field that changed')),
                    ('value', models.CharField(blank=True, max_length=100, verbose_name='changed to')),
                    ('webhook', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='conditions', to='partners.webhook', verbose_name='webhook')),
                ],
                options={
                    'ordering': ['pk'],
                    'verbose_name': 'condition',
                    'verbose_name_plural': 'conditions',
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('kinds__contained_by', ['created', 'changed', 'deleted'])), name='webhook_kinds_are_known'),
                        models.CheckConstraint(condition=models.Q(models.Q(('field', ''), ('value', '')), models.Q(models.Q(('field', ''), _negated=True), models.Q(('type', ''), _negated=True)), _connector='OR'), name='webhook_value_is_of_a_field_of_a_type'),
                    ],
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "partners_webhookconditionevent" ("field", "id", "kinds", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "type", "value", "webhook_id") VALUES (NEW."field", NEW."id", NEW."kinds", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."type", NEW."value", NEW."webhook_id"); RETURN NULL;', hash='5cb7b36bbb53fca134e1a0810293949a79841c22', operation='INSERT', pgid='pgtrigger_insert_insert_e4eab', table='partners_webhookcondition', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "partners_webhookconditionevent" ("field", "id", "kinds", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "type", "value", "webhook_id") VALUES (NEW."field", NEW."id", NEW."kinds", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."type", NEW."value", NEW."webhook_id"); RETURN NULL;', hash='684c489169196dc96187e5c428b0cae97c8dcd97', operation='UPDATE', pgid='pgtrigger_update_update_8908c', table='partners_webhookcondition', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "partners_webhookconditionevent" ("field", "id", "kinds", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "type", "value", "webhook_id") VALUES (OLD."field", OLD."id", OLD."kinds", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."type", OLD."value", OLD."webhook_id"); RETURN NULL;', hash='2f4a6aeed2daf481ef7f423d409c2d090987dbdb', operation='DELETE', pgid='pgtrigger_delete_delete_449e8', table='partners_webhookcondition', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='WebhookMessage',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('message_id', models.CharField(editable=False, max_length=40, unique=True, verbose_name='message id')),
                    ('event', models.CharField(editable=False, max_length=60, verbose_name='event')),
                    ('body', models.TextField(editable=False, verbose_name='body')),
                    ('recorded_at', models.DateTimeField(verbose_name='recorded')),
                    ('state', models.CharField(choices=[('waiting', 'Waiting'), ('delivered', 'Delivered'), ('failed', 'Failed'), ('withdrawn', 'Withdrawn')], default='waiting', max_length=12, verbose_name='status')),
                    ('next_attempt_at', models.DateTimeField(blank=True, null=True, verbose_name='next attempt')),
                    ('claim', models.UUIDField(blank=True, editable=False, null=True)),
                    ('delivered_at', models.DateTimeField(blank=True, null=True, verbose_name='delivered')),
                    ('asked_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='redelivery requested')),
                    ('asked_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='requested by')),
                    ('change', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='history.change')),
                    ('webhook', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='messages', to='partners.webhook', verbose_name='webhook')),
                ],
                options={
                    'ordering': ['-recorded_at', '-pk'],
                    'verbose_name': 'webhook message',
                    'verbose_name_plural': 'webhook messages',
                    'constraints': [
                        models.UniqueConstraint(fields=('webhook', 'change'), name='webhook_told_once_of_a_change'),
                        models.CheckConstraint(condition=models.Q(models.Q(('next_attempt_at__isnull', False), ('state__in', ['waiting'])), models.Q(models.Q(('state__in', ['waiting']), _negated=True), ('next_attempt_at__isnull', True)), _connector='OR'), name='webhook_message_waits_until'),
                        models.CheckConstraint(condition=models.Q(models.Q(('delivered_at__isnull', False), ('state__in', ['delivered'])), models.Q(models.Q(('state__in', ['delivered']), _negated=True), ('delivered_at__isnull', True)), _connector='OR'), name='webhook_message_delivered_has_its_time'),
                        models.CheckConstraint(condition=models.Q(('claim__isnull', True), ('state', 'waiting'), _connector='OR'), name='webhook_message_claimed_while_it_waits'),
                        models.CheckConstraint(condition=models.Q(models.Q(('asked_at__isnull', True), ('asked_by__isnull', True)), ('asked_at__isnull', False), _connector='OR'), name='webhook_message_asked_for_at_a_time'),
                    ],
                    'indexes': [
                        models.Index(fields=['webhook', '-recorded_at', '-id'], name='webhook_messages_newest'),
                        models.Index(condition=models.Q(('state', 'waiting')), fields=['webhook', 'next_attempt_at'], name='webhook_messages_due'),
                    ],
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='webhook_message_kept_as_recorded', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF (OLD.webhook_id, OLD.change_id, OLD.message_id, OLD.event, OLD.body, OLD.recorded_at) IS DISTINCT FROM (NEW.webhook_id, NEW.change_id, NEW.message_id, NEW.event, NEW.body, NEW.recorded_at) THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'webhook_message_kept_as_recorded', MESSAGE = 'A webhook message stays as it was recorded.';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='9e36688f6de28e86b3b2de79fb9923c2b6795fa3', operation='UPDATE', pgid='pgtrigger_webhook_message_kept_as_recorded_c3345', table='partners_webhookmessage', when='BEFORE')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='WebhookAttempt',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('number', models.PositiveSmallIntegerField(verbose_name='number')),
                    ('began_at', models.DateTimeField(verbose_name='started')),
                    ('ended_at', models.DateTimeField(blank=True, null=True, verbose_name='ended')),
                    ('outcome', models.CharField(blank=True, choices=[('accepted', 'Accepted'), ('refused', 'Refused'), ('gone', 'Gone (410)'), ('no_answer', 'Timed out'), ('no_connection', 'Connection failed'), ('address_not_allowed', 'Address not allowed'), ('unsigned', 'Secret could not be read; nothing was sent'), ('interrupted', 'Worker stopped before the response was recorded')], max_length=20, verbose_name='outcome')),
                    ('status', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='status')),
                    ('answer', models.CharField(blank=True, max_length=300, verbose_name='response')),
                    ('next_attempt_at', models.DateTimeField(blank=True, null=True, verbose_name='next attempt')),
                    ('message', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='attempts', to='partners.webhookmessage', verbose_name='message')),
                ],
                options={
                    'ordering': ['message', 'number'],
                    'verbose_name': 'attempt at a webhook message',
                    'verbose_name_plural': 'attempts at webhook messages',
                    'constraints': [
                        models.UniqueConstraint(fields=('message', 'number'), name='webhook_attempts_are_numbered'),
                        models.UniqueConstraint(condition=models.Q(('ended_at__isnull', True)), fields=('message',), name='one_webhook_attempt_at_a_time'),
                        models.CheckConstraint(condition=models.Q(models.Q(('ended_at__isnull', True), ('next_attempt_at__isnull', True), ('outcome', '')), models.Q(('ended_at__isnull', False), models.Q(('outcome', ''), _negated=True)), _connector='OR'), name='webhook_attempt_ends_with_an_outcome'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='WebhookSecret',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('sealed', models.TextField(editable=False)),
                    ('created_at', models.DateTimeField(verbose_name='created')),
                    ('ends_at', models.DateTimeField(blank=True, null=True, verbose_name='valid for signing until')),
                    ('webhook', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='secrets', to='partners.webhook', verbose_name='webhook')),
                ],
                options={
                    'ordering': ['-created_at', '-pk'],
                    'verbose_name': 'webhook secret',
                    'verbose_name_plural': 'webhook secrets',
                    'constraints': [
                        models.UniqueConstraint(condition=models.Q(('ends_at', None)), fields=('webhook',), name='webhook_has_one_secret_without_end'),
                    ],
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "partners_webhooksecretevent" ("created_at", "ends_at", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "webhook_id") VALUES (NEW."created_at", NEW."ends_at", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."webhook_id"); RETURN NULL;', hash='a460507eeba79008e849ce60edbdebda500c8276', operation='INSERT', pgid='pgtrigger_insert_insert_563c4', table='partners_webhooksecret', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."ends_at" IS DISTINCT FROM (NEW."ends_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."webhook_id" IS DISTINCT FROM (NEW."webhook_id"))', func='INSERT INTO "partners_webhooksecretevent" ("created_at", "ends_at", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "webhook_id") VALUES (NEW."created_at", NEW."ends_at", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."webhook_id"); RETURN NULL;', hash='d8b6e03687a9e9502ff2bfaac00333244d132022', operation='UPDATE', pgid='pgtrigger_update_update_7190e', table='partners_webhooksecret', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "partners_webhooksecretevent" ("created_at", "ends_at", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "webhook_id") VALUES (OLD."created_at", OLD."ends_at", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."webhook_id"); RETURN NULL;', hash='147cd87e78b93d99c01e432235cf8467fb47e3a9', operation='DELETE', pgid='pgtrigger_delete_delete_6f508', table='partners_webhooksecret', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='CalendarTokenEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('name', models.CharField(help_text='Name of the program and device', max_length=100, verbose_name='name')),
                    ('prefix', models.CharField(editable=False, max_length=12, verbose_name='prefix')),
                    ('created_at', models.DateTimeField(editable=False, verbose_name='created')),
                    ('expires_at', models.DateTimeField(verbose_name='expires')),
                    ('revoked_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='revoked')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='partners.calendartoken')),
                    ('user', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='user')),
                ],
                options={
                    'abstract': False,
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='ac001f9a578e7fa6fc29597f874a5be57401b3ef', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_77c6c', table='partners_calendartokenevent', when='BEFORE')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='ClientEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('name', models.CharField(max_length=100, verbose_name='name')),
                    ('scopes', core.db.fields.ChoicesField(base_field=models.CharField(choices=[('people:read', 'Read Participants, officials and contact points'), ('register:read', 'Read the MOC text, commitments, decisions and notices'), ('dialogue:read', 'Read Dialogues, agendas and papers'), ('commitments:write', 'Enter commitments and milestones'), ('reports:write', 'Enter progress reports'), ('evidence:write', 'Enter supporting documents'), ('activities:write', 'Enter activities'), ('proposals:write', 'Propose items for the agenda'), ('webhooks:write', 'Manage its own webhooks')], max_length=20), blank=True, default=list, verbose_name='scopes')),
                    ('networks', django.contrib.postgres.fields.ArrayField(base_field=partners.networks.NetworkField(max_length=43), blank=True, default=list, help_text='One network per line, for example 192.0.2.0/24 or 2001:db8::/32. Leave blank to allow any network.', verbose_name='allowed networks')),
                    ('rate', models.PositiveIntegerField(default=600, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(60000)], verbose_name='requests a minute')),
                    ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created')),
                    ('renewed_at', models.DateTimeField(editable=False, help_text='Date when the need for the system was last confirmed', verbose_name='renewed')),
                    ('expires_at', models.DateTimeField(help_text='Up to one year ahead; renewable', verbose_name='expires')),
                    ('ended_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='ended')),
                    ('ended_because', models.TextField(blank=True, editable=False, verbose_name='reason for the end')),
                    ('account', models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='account')),
                    ('contact', models.ForeignKey(db_constraint=False, help_text='Responsible contact: an editor or contact point officer of the Participant', on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='contact')),
                    ('ended_by', models.ForeignKey(blank=True, db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='ended by')),
                    ('owner', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='contacts.participant', verbose_name='Participant')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='partners.client')),
                ],
                options={
                    'abstract': False,
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='77c33fb02b0c1124ea5298e3b237a203dc315471', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_51e3e', table='partners_clientevent', when='BEFORE')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='ExternalKeyEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('type', models.CharField(max_length=40, verbose_name='type of record')),
                    ('record', models.BigIntegerField(verbose_name='record')),
                    ('key', models.CharField(max_length=100, verbose_name='identifier')),
                    ('client', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='partners.client', verbose_name='partner system')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='partners.externalkey')),
                ],
                options={
                    'abstract': False,
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='84dad2cfd496be816d084e065d58f9a6eb063e7d', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_e5fd6', table='partners_externalkeyevent', when='BEFORE')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='TokenEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('name', models.CharField(max_length=100, verbose_name='name')),
                    ('scopes', core.db.fields.ChoicesField(base_field=models.CharField(choices=[('people:read', 'Read Participants, officials and contact points'), ('register:read', 'Read the MOC text, commitments, decisions and notices'), ('dialogue:read', 'Read Dialogues, agendas and papers'), ('commitments:write', 'Enter commitments and milestones'), ('reports:write', 'Enter progress reports'), ('evidence:write', 'Enter supporting documents'), ('activities:write', 'Enter activities'), ('proposals:write', 'Propose items for the agenda'), ('webhooks:write', 'Manage its own webhooks')], max_length=20), blank=True, db_default=[], default=list, editable=False, verbose_name='scopes')),
                    ('prefix', models.CharField(editable=False, max_length=12, verbose_name='prefix')),
                    ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created')),
                    ('expires_at', models.DateTimeField(verbose_name='expires')),
                    ('revoked_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='revoked')),
                    ('client', models.ForeignKey(blank=True, db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='partners.client', verbose_name='partner system')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='partners.token')),
                    ('replaces', models.ForeignKey(blank=True, db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='partners.token', verbose_name='replaces')),
                    ('user', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='user')),
                ],
                options={
                    'abstract': False,
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='85480af59cb59d828255976cc986e1e0d92922af', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_629ee', table='partners_tokenevent', when='BEFORE')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='WebhookConditionEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('type', models.CharField(blank=True, max_length=40, verbose_name='type of record')),
                    ('kinds', core.db.fields.ChoicesField(base_field=models.CharField(choices=[('created', 'Created'), ('changed', 'Updated'), ('deleted', 'Deleted')], max_length=20), blank=True, default=list, verbose_name='event type')),
                    ('field', models.CharField(blank=True, max_length=60, verbose_name='field that changed')),
                    ('value', models.CharField(blank=True, max_length=100, verbose_name='changed to')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='partners.webhookcondition')),
                    ('webhook', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='partners.webhook', verbose_name='webhook')),
                ],
                options={
                    'abstract': False,
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='540f211af3fbc811b2f918c42ca9b8e44297dba6', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_a78a7', table='partners_webhookconditionevent', when='BEFORE')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='WebhookEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('url', models.CharField(help_text='Must begin with https://.', max_length=500, verbose_name='address')),
                    ('description', models.CharField(blank=True, max_length=200, verbose_name='description')),
                    ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created')),
                    ('off_since', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='off since')),
                    ('off_because', models.CharField(blank=True, choices=[('by_hand', 'Turned off manually'), ('by_system', 'Turned off by the partner system'), ('gone', 'The receiver returned 410 (Gone)'), ('failing', 'No message accepted for more than three days')], editable=False, max_length=12, verbose_name='reason turned off')),
                    ('client', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='partners.client', verbose_name='partner system')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='partners.webhook')),
                ],
                options={
                    'abstract': False,
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='dfb1dc93263b11d5e2186217e64888fbcd1b8f91', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_38f44', table='partners_webhookevent', when='BEFORE')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='WebhookSecretEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('created_at', models.DateTimeField(verbose_name='created')),
                    ('ends_at', models.DateTimeField(blank=True, null=True, verbose_name='valid for signing until')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='partners.webhooksecret')),
                    ('webhook', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='partners.webhook', verbose_name='webhook')),
                ],
                options={
                    'abstract': False,
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='02db7a5cc9f21206bf3450ed88fd2a62b439bc74', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_e4d77', table='partners_webhooksecretevent', when='BEFORE')),
                    ],
                },
            ),
        ]),
        core.db.operations.AtOnce([
            migrations.SeparateDatabaseAndState(
                state_operations=[
                    migrations.AddConstraint('client', core.db.constraints.PairedForeignKey(columns=('contact_id', 'owner_id'), name='client_contact_of_owner', to_columns=('id', 'participant_id'), to_table='contacts_user')),
                    migrations.AddConstraint('client', core.db.constraints.PairedForeignKey(columns=('account_id', 'owner_id'), name='client_account_of_owner', to_columns=('id', 'participant_id'), to_table='contacts_user')),
                    migrations.AddConstraint('token', core.db.constraints.PairedForeignKey(columns=('client_id', 'user_id'), name='token_of_its_clients_account', to_columns=('id', 'account_id'), to_table='partners_client')),
                ],
                database_operations=[
                    migrations.RunSQL(PAIRED_FOREIGN_KEYS, migrations.RunSQL.noop),
                ],
            ),
        ]),
    ]
