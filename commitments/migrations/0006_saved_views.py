import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("commitments", "0005_imports"),
        ("contacts", "0005_search"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="SavedView",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=80, verbose_name="name")),
                (
                    "language",
                    models.CharField(
                        choices=[("en", "English"), ("fr", "French"), ("ja", "Japanese")],
                        default="en",
                        max_length=2,
                        verbose_name="language",
                    ),
                ),
                ("slug", models.CharField(max_length=80, unique=True, verbose_name="address")),
                ("query", models.CharField(max_length=2000, verbose_name="what it asks")),
                (
                    "sharing",
                    models.CharField(
                        choices=[
                            ("private", "Nobody else"),
                            ("participant", "The staff of my ministry"),
                            ("all", "Everyone who reads the register"),
                        ],
                        default="private",
                        max_length=11,
                        verbose_name="shared with",
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="saved_views",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="made by",
                    ),
                ),
                (
                    "participant",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="saved_views",
                        to="contacts.participant",
                        verbose_name="shared with the staff of",
                    ),
                ),
            ],
            options={
                "verbose_name": "saved view",
                "verbose_name_plural": "saved views",
                "ordering": ["name", "id"],
            },
        ),
        migrations.CreateModel(
            name="SavedViewEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("name", models.CharField(max_length=80, verbose_name="name")),
                (
                    "language",
                    models.CharField(
                        choices=[("en", "English"), ("fr", "French"), ("ja", "Japanese")],
                        default="en",
                        max_length=2,
                        verbose_name="language",
                    ),
                ),
                ("slug", models.CharField(max_length=80, verbose_name="address")),
                ("query", models.CharField(max_length=2000, verbose_name="what it asks")),
                (
                    "sharing",
                    models.CharField(
                        choices=[
                            ("private", "Nobody else"),
                            ("participant", "The staff of my ministry"),
                            ("all", "Everyone who reads the register"),
                        ],
                        default="private",
                        max_length=11,
                        verbose_name="shared with",
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="made by",
                    ),
                ),
                (
                    "participant",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="contacts.participant",
                        verbose_name="shared with the staff of",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="commitments.savedview",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddConstraint(
            model_name="savedview",
            constraint=models.CheckConstraint(
                condition=models.Q(("name", ""), _negated=True), name="saved_view_has_a_name"
            ),
        ),
        migrations.AddConstraint(
            model_name="savedview",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("participant__isnull", False), ("sharing", "participant")),
                    models.Q(models.Q(("sharing", "participant"), _negated=True), ("participant__isnull", True)),
                    _connector="OR",
                ),
                name="saved_view_is_shared_with_a_named_ministry",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="savedview",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "commitments_savedviewevent" ("id", "language", "made_by_id", "name", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "query", "sharing", "slug") VALUES (NEW."id", NEW."language", NEW."made_by_id", NEW."name", NEW."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."query", NEW."sharing", NEW."slug"); RETURN NULL;',
                    hash="f2236729f8d680130f5fd57953655dec2964bd86",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_8bd63",
                    table="commitments_savedview",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="savedview",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "commitments_savedviewevent" ("id", "language", "made_by_id", "name", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "query", "sharing", "slug") VALUES (NEW."id", NEW."language", NEW."made_by_id", NEW."name", NEW."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."query", NEW."sharing", NEW."slug"); RETURN NULL;',
                    hash="b502b995572741dcab09bae0badce72405f0e63c",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_fba4e",
                    table="commitments_savedview",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="savedview",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "commitments_savedviewevent" ("id", "language", "made_by_id", "name", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "query", "sharing", "slug") VALUES (OLD."id", OLD."language", OLD."made_by_id", OLD."name", OLD."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."query", OLD."sharing", OLD."slug"); RETURN NULL;',
                    hash="39dcc580c8934f56b12f8419a8cb60eae79c0b2d",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_b69bc",
                    table="commitments_savedview",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="savedviewevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="1b94b75ae088dd8d5aaba177dc83f3e59d27c75c",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_6a3ef",
                    table="commitments_savedviewevent",
                    when="BEFORE",
                ),
            ),
        ),
    ]
