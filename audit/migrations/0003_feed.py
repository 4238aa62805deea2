"""What the settler and the feed look for first."""

from django.db import migrations, models

from core.db.operations import AtOnce


class Migration(migrations.Migration):
    dependencies = [("history", "0002_noted")]

    operations = [
        migrations.RemoveIndex("change", "change_to_settle"),
        AtOnce(
            [
                migrations.AddIndex(
                    "change",
                    models.Index(fields=["id"], condition=models.Q(position__isnull=True), name="change_to_settle"),
                ),
                migrations.AddIndex(
                    "change",
                    models.Index(
                        fields=["position"],
                        condition=~models.Q(seen_by=[]) | ~models.Q(lost_by=[]),
                        name="changes_told",
                    ),
                ),
            ]
        ),
    ]
