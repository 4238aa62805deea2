"""The checksum of each stored file in the history, and so under its seals."""

import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


# The release before this one goes on writing files until it is replaced, with a role that writes no history itself.
DEFINER = "".join(
    f"ALTER FUNCTION {name}() SECURITY DEFINER SET search_path = public, pg_temp;\n"
    for name in ("pgtrigger_insert_insert_7ab2b", "pgtrigger_update_update_3b5c6", "pgtrigger_delete_delete_6d38e")
)
# What is there already is recorded as it is on this day: nothing is known of what was done to it before.
RECORD = """
INSERT INTO dialogue_storedfileevent (pgh_created_at, pgh_label, pgh_obj_id, pgh_context, id, sha256, size)
SELECT now(), 'insert', id, NULLIF(current_setting('pghistory.context_metadata', true), '')::jsonb, id, sha256, size
FROM dialogue_storedfile ORDER BY id
"""


class Migration(migrations.Migration):
    dependencies = [
        ("dialogue", "0005_scans_of_papers"),
    ]

    operations = [
        migrations.CreateModel(
            name="StoredFileEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("sha256", models.CharField(max_length=64, verbose_name="checksum (SHA-256)")),
                ("size", models.PositiveIntegerField(verbose_name="size in bytes")),
            ],
            options={
                "abstract": False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="storedfile",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "dialogue_storedfileevent" ("id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sha256", "size") VALUES (NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."sha256", NEW."size"); RETURN NULL;',
                    hash="d4473d6a4c2ffb5aade1bad5c84c89b4cb805eff",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_7ab2b",
                    table="dialogue_storedfile",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="storedfile",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."sha256" IS DISTINCT FROM (NEW."sha256") OR OLD."size" IS DISTINCT FROM (NEW."size"))',
                    func='INSERT INTO "dialogue_storedfileevent" ("id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sha256", "size") VALUES (NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."sha256", NEW."size"); RETURN NULL;',
                    hash="3f67308048397ee0e5e6f69e24bc35c3becf2150",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_3b5c6",
                    table="dialogue_storedfile",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="storedfile",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "dialogue_storedfileevent" ("id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sha256", "size") VALUES (OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."sha256", OLD."size"); RETURN NULL;',
                    hash="d2b338486a75586852793b959cce813265c9e4d8",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_6d38e",
                    table="dialogue_storedfile",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddField(
            model_name="storedfileevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="dialogue.storedfile",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="storedfileevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="549c3f19787fd271f970c6367cb7a35b809c5850",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_8f5b6",
                    table="dialogue_storedfileevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.RunSQL(DEFINER + RECORD, migrations.RunSQL.noop),
    ]
