"""How often a template has failed, and how."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

# The release before this one goes on uploading templates until it is replaced, with a role that writes no history
# itself; a function that is put in the place of another loses what ``roles`` gave it.
DEFINER = "".join(
    f"ALTER FUNCTION {name}() SECURITY DEFINER SET search_path = public, pg_temp;\n"
    for name in ("pgtrigger_insert_insert_6fc96", "pgtrigger_update_update_02742", "pgtrigger_delete_delete_ed8d2")
)


class Migration(migrations.Migration):
    dependencies = [
        ("dialogue", "0008_passed_on_numbers"),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="documenttemplate",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="documenttemplate",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="documenttemplate",
            name="delete_delete",
        ),
        migrations.AddField(
            model_name="documenttemplate",
            name="failure",
            field=models.CharField(
                blank=True,
                choices=[
                    ("memory", "Could not be generated: memory limit exceeded"),
                    ("time", "Could not be generated: time limit exceeded"),
                    ("template", "Could not be generated: the template could not be filled in"),
                    ("lost", "Could not be generated: the worker stopped twice"),
                    ("other", "Could not be generated: unexpected error"),
                ],
                db_default="",
                default="",
                editable=False,
                max_length=8,
                verbose_name="last failure",
            ),
        ),
        migrations.AddField(
            model_name="documenttemplate",
            name="failures",
            field=models.PositiveSmallIntegerField(db_default=0, default=0, editable=False, verbose_name="failures"),
        ),
        migrations.AddField(
            model_name="documenttemplateevent",
            name="failure",
            field=models.CharField(
                blank=True,
                choices=[
                    ("memory", "Could not be generated: memory limit exceeded"),
                    ("time", "Could not be generated: time limit exceeded"),
                    ("template", "Could not be generated: the template could not be filled in"),
                    ("lost", "Could not be generated: the worker stopped twice"),
                    ("other", "Could not be generated: unexpected error"),
                ],
                db_default="",
                default="",
                editable=False,
                max_length=8,
                verbose_name="last failure",
            ),
        ),
        migrations.AddField(
            model_name="documenttemplateevent",
            name="failures",
            field=models.PositiveSmallIntegerField(db_default=0, default=0, editable=False, verbose_name="failures"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="documenttemplate",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "dialogue_documenttemplateevent" ("failure", "failures", "file_id", "id", "kind", "name", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "uploaded_at", "uploaded_by_id") VALUES (NEW."failure", NEW."failures", NEW."file_id", NEW."id", NEW."kind", NEW."name", NEW."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."uploaded_at", NEW."uploaded_by_id"); RETURN NULL;',
                    hash="0dbc0f59b73a077410e03d98ce5e81a1588019ae",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_6fc96",
                    table="dialogue_documenttemplate",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="documenttemplate",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "dialogue_documenttemplateevent" ("failure", "failures", "file_id", "id", "kind", "name", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "uploaded_at", "uploaded_by_id") VALUES (NEW."failure", NEW."failures", NEW."file_id", NEW."id", NEW."kind", NEW."name", NEW."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."uploaded_at", NEW."uploaded_by_id"); RETURN NULL;',
                    hash="0665702369a84510aed3b38a6693b9a038834a4c",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_02742",
                    table="dialogue_documenttemplate",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="documenttemplate",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "dialogue_documenttemplateevent" ("failure", "failures", "file_id", "id", "kind", "name", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "uploaded_at", "uploaded_by_id") VALUES (OLD."failure", OLD."failures", OLD."file_id", OLD."id", OLD."kind", OLD."name", OLD."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."uploaded_at", OLD."uploaded_by_id"); RETURN NULL;',
                    hash="289d0a89da8cd78d3a64843edeaf8bf0fc5e7db9",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_ed8d2",
                    table="dialogue_documenttemplate",
                    when="AFTER",
                ),
            ),
        ),
        migrations.RunSQL(DEFINER, migrations.RunSQL.noop),
    ]
