"""How records stand, what each transaction did to them, and the trigger functions that note it."""

import django.contrib.postgres.fields
from django.db import migrations, models

from core.changes import functions


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Standing",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "type", "record", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("type", models.CharField(max_length=40)),
                ("record", models.BigIntegerField()),
                ("version", models.PositiveIntegerField()),
                ("xid", models.BigIntegerField()),
                ("created_at", models.DateTimeField()),
                ("updated_at", models.DateTimeField()),
                ("deleted_at", models.DateTimeField(null=True)),
            ],
            options={
                "verbose_name": "standing",
            },
        ),
        migrations.CreateModel(
            name="Change",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("type", models.CharField(max_length=40)),
                ("record", models.BigIntegerField()),
                ("version", models.PositiveIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[("created", "Created"), ("changed", "Changed"), ("deleted", "Deleted")], max_length=8
                    ),
                ),
                ("columns", django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), default=list)),
                ("at", models.DateTimeField()),
                ("xid", models.BigIntegerField()),
                ("by", models.BigIntegerField(null=True)),
                ("client", models.BigIntegerField(null=True)),
                ("reason", models.TextField(default="")),
                ("request", models.TextField(default="")),
                ("of_sight", models.BooleanField(default=False)),
                ("other", models.BigIntegerField(null=True)),
                ("position", models.BigIntegerField(null=True, unique=True)),
                ("key", models.CharField(default="", max_length=200)),
                ("seen_by", django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), null=True)),
                ("lost_by", django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), null=True)),
            ],
            options={
                "verbose_name": "change",
                "ordering": ["position"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("position__isnull", True)), fields=["xid", "id"], name="change_to_settle"
                    ),
                    models.Index(fields=["type", "record", "position"], name="changes_of_record"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("of_sight", False)),
                        fields=("type", "record", "version"),
                        name="one_change_a_version",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("lost_by__isnull", True), ("position__isnull", True), ("seen_by__isnull", True)),
                            models.Q(
                                ("lost_by__isnull", False), ("position__isnull", False), ("seen_by__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="settled_change_says_who_sees_it",
                    ),
                ],
            },
        ),
        migrations.RunSQL(functions.NOTE_RECORD, "DROP FUNCTION history_note_record(text, bigint, text, text[])"),
        migrations.RunSQL(functions.NOTE, "DROP FUNCTION history_note()"),
        migrations.RunSQL(functions.KEPT, "DROP FUNCTION history_change_kept() CASCADE"),
    ]
