"""The chain of seals over the history, erasures from it, and who opened what is restricted."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

from audit import sealed_functions


class Migration(migrations.Migration):
    dependencies = [
        ("history", "0004_texts_reminders_templates"),
    ]

    operations = [
        migrations.CreateModel(
            name="Erasure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("table", models.CharField(max_length=63)),
                ("row", models.BigIntegerField()),
                ("columns", django.contrib.postgres.fields.ArrayField(base_field=models.TextField())),
                ("at", models.DateTimeField()),
                ("by", models.BigIntegerField(null=True)),
                ("request", models.TextField(default="")),
                ("reason", models.TextField()),
            ],
            options={
                "verbose_name": "erasure",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="SealingMark",
            fields=[
                ("table", models.CharField(max_length=63, primary_key=True, serialize=False)),
                ("settled", models.BigIntegerField(default=0)),
                ("seen", models.BigIntegerField(default=0)),
                ("horizon", models.BigIntegerField(default=0)),
            ],
            options={
                "verbose_name": "mark of the sealer",
            },
        ),
        migrations.CreateModel(
            name="Access",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField()),
                ("by", models.BigIntegerField()),
                ("client", models.BigIntegerField(null=True)),
                ("model", models.CharField(max_length=100)),
                ("record", models.BigIntegerField(null=True)),
                ("mark", models.CharField(max_length=50)),
                ("method", models.CharField(max_length=8)),
                ("path", models.CharField(max_length=300)),
                ("request", models.CharField(max_length=128)),
            ],
            options={
                "verbose_name": "access",
                "ordering": ["-at", "-pk"],
                "indexes": [
                    models.Index(fields=["model", "record", "at"], name="accesses_of_record"),
                    models.Index(fields=["by", "at"], name="accesses_of_person"),
                    models.Index(fields=["at"], name="accesses_by_time"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Seal",
            fields=[
                ("number", models.BigIntegerField(primary_key=True, serialize=False)),
                ("first", models.BigIntegerField()),
                ("last", models.BigIntegerField()),
                ("link", models.BinaryField()),
                ("previous", models.BinaryField()),
                ("digest", models.BinaryField()),
                ("sealed_at", models.DateTimeField()),
            ],
            options={
                "verbose_name": "seal",
                "ordering": ["number"],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("last__gte", models.F("first"))), name="seal_has_rows")
                ],
            },
        ),
        migrations.CreateModel(
            name="Head",
            fields=[
                ("day", models.DateField(primary_key=True, serialize=False)),
                ("statement", models.TextField()),
                ("signature", models.BinaryField()),
                ("key", models.BinaryField()),
                ("signed_at", models.DateTimeField()),
                (
                    "seal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="heads", to="history.seal"
                    ),
                ),
            ],
            options={
                "verbose_name": "signed head",
                "ordering": ["day"],
            },
        ),
        migrations.CreateModel(
            name="SealedRow",
            fields=[
                ("position", models.BigIntegerField(primary_key=True, serialize=False)),
                ("table", models.CharField(max_length=63)),
                ("row", models.BigIntegerField()),
                ("salt", models.BinaryField(null=True)),
                ("content", models.TextField(null=True)),
                ("digest", models.BinaryField()),
                ("link", models.BinaryField()),
            ],
            options={
                "verbose_name": "sealed row",
                "ordering": ["position"],
                "constraints": [
                    models.UniqueConstraint(fields=("table", "row"), name="row_is_sealed_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("content__isnull", True), ("salt__isnull", True)),
                            models.Q(("content__isnull", False), ("salt__isnull", False)),
                            _connector="OR",
                        ),
                        name="sealed_row_is_whole_or_erased",
                    ),
                ],
            },
        ),
        migrations.RunSQL(sealed_functions.ONLY_ADDED, "DROP FUNCTION history_only_added() CASCADE"),
        migrations.RunSQL(sealed_functions.KEPT, migrations.RunSQL.noop),
        migrations.RunSQL(sealed_functions.ERASE, "DROP FUNCTION history_erase(text, bigint, jsonb, text)"),
        migrations.RunSQL(sealed_functions.FORGET, "DROP FUNCTION history_forget_accesses()"),
    ]
