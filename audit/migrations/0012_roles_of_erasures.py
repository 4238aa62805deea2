"""An erasure tells by which role of the database it was made, where that was past the portal."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("history", "0011_what_erasures_left"),
    ]

    operations = [
        # Written by a trigger that the rights set after each migration (`rights.guard`).
        migrations.AddField("erasure", "role", models.TextField(null=True)),
        # It goes with the column: without that, no erasure would be written any more.
        migrations.RunSQL(migrations.RunSQL.noop, "DROP TRIGGER IF EXISTS role_is_told ON history_erasure"),
    ]
