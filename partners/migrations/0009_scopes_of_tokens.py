"""Scopes of personal tokens. Those that exist keep what they could do, for 90 days at most.

A revoked token or calendar token is never valid again.
"""

import core.db.fields
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

PERSONAL = """
UPDATE partners_token SET
    scopes = ARRAY['people:read', 'register:read', 'dialogue:read', 'commitments:write', 'reports:write',
        'evidence:write', 'activities:write', 'proposals:write'],
    expires_at = least(expires_at, now() + interval '90 days')
WHERE client_id IS NULL AND revoked_at IS NULL AND expires_at > now()
"""


class Migration(migrations.Migration):
    dependencies = [
        ("partners", "0008_scopes_without_formal_acts"),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="token",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="token",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="token",
            name="delete_delete",
        ),
        migrations.AddField(
            model_name="token",
            name="scopes",
            field=core.db.fields.ChoicesField(
                base_field=models.CharField(
                    choices=[
                        ("people:read", "Read Participants, officials and contact points"),
                        ("register:read", "Read the MOC text, commitments, decisions and notices"),
                        ("dialogue:read", "Read Dialogues, agendas and papers"),
                        ("commitments:write", "Enter commitments and milestones"),
                        ("reports:write", "Enter progress reports"),
                        ("evidence:write", "Enter evidence"),
                        ("activities:write", "Enter activities"),
                        ("proposals:write", "Propose items for the agenda"),
                        ("webhooks:write", "Set up webhooks of its own"),
                    ],
                    max_length=20,
                ),
                blank=True,
                db_default=[],
                default=list,
                editable=False,
                verbose_name="scopes",
            ),
        ),
        migrations.AddField(
            model_name="tokenevent",
            name="scopes",
            field=core.db.fields.ChoicesField(
                base_field=models.CharField(
                    choices=[
                        ("people:read", "Read Participants, officials and contact points"),
                        ("register:read", "Read the MOC text, commitments, decisions and notices"),
                        ("dialogue:read", "Read Dialogues, agendas and papers"),
                        ("commitments:write", "Enter commitments and milestones"),
                        ("reports:write", "Enter progress reports"),
                        ("evidence:write", "Enter evidence"),
                        ("activities:write", "Enter activities"),
                        ("proposals:write", "Propose items for the agenda"),
                        ("webhooks:write", "Set up webhooks of its own"),
                    ],
                    max_length=20,
                ),
                blank=True,
                db_default=[],
                default=list,
                editable=False,
                verbose_name="scopes",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="calendartoken",
            trigger=pgtrigger.compiler.Trigger(
                name="calendar_token_stays_revoked",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF OLD.revoked_at IS NOT NULL AND NEW.revoked_at IS DISTINCT FROM OLD.revoked_at THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'calendar_token_stays_revoked', MESSAGE = 'A revoked credential stays revoked.';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ",
                    hash="98c3444be28b4b15d67a8081dd21745cf0d54de1",
                    operation="UPDATE",
                    pgid="pgtrigger_calendar_token_stays_revoked_e4d9b",
                    table="partners_calendartoken",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="token",
            trigger=pgtrigger.compiler.Trigger(
                name="token_stays_revoked",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF OLD.revoked_at IS NOT NULL AND NEW.revoked_at IS DISTINCT FROM OLD.revoked_at THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'token_stays_revoked', MESSAGE = 'A revoked credential stays revoked.';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ",
                    hash="bee5434c59d168bd7ff8622567dc2f4efb5a22e4",
                    operation="UPDATE",
                    pgid="pgtrigger_token_stays_revoked_1c259",
                    table="partners_token",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="token",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "partners_tokenevent" ("client_id", "created_at", "expires_at", "id", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prefix", "replaces_id", "revoked_at", "scopes", "user_id") VALUES (NEW."client_id", NEW."created_at", NEW."expires_at", NEW."id", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."prefix", NEW."replaces_id", NEW."revoked_at", NEW."scopes", NEW."user_id"); RETURN NULL;',
                    hash="5029aee8b55ddc22e3c4971d7e9d79d1bb964f97",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_5d2cc",
                    table="partners_token",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="token",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."client_id" IS DISTINCT FROM (NEW."client_id") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."expires_at" IS DISTINCT FROM (NEW."expires_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."prefix" IS DISTINCT FROM (NEW."prefix") OR OLD."replaces_id" IS DISTINCT FROM (NEW."replaces_id") OR OLD."revoked_at" IS DISTINCT FROM (NEW."revoked_at") OR OLD."scopes" IS DISTINCT FROM (NEW."scopes") OR OLD."user_id" IS DISTINCT FROM (NEW."user_id"))',
                    func='INSERT INTO "partners_tokenevent" ("client_id", "created_at", "expires_at", "id", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prefix", "replaces_id", "revoked_at", "scopes", "user_id") VALUES (NEW."client_id", NEW."created_at", NEW."expires_at", NEW."id", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."prefix", NEW."replaces_id", NEW."revoked_at", NEW."scopes", NEW."user_id"); RETURN NULL;',
                    hash="66e5a9d589899d4622b78f013c329271372b1828",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_9a8e7",
                    table="partners_token",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="token",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "partners_tokenevent" ("client_id", "created_at", "expires_at", "id", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prefix", "replaces_id", "revoked_at", "scopes", "user_id") VALUES (OLD."client_id", OLD."created_at", OLD."expires_at", OLD."id", OLD."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."prefix", OLD."replaces_id", OLD."revoked_at", OLD."scopes", OLD."user_id"); RETURN NULL;',
                    hash="0d58bf8c1beb08bfb66d427e4f774d06babd71bd",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_2fdd5",
                    table="partners_token",
                    when="AFTER",
                ),
            ),
        ),
        migrations.RunSQL(PERSONAL, migrations.RunSQL.noop),
    ]
