"""Room for whom a link of a record leads to, by itself: it takes the table for an instant, and no other with it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("history", "0006_verifications"),
    ]

    operations = [
        migrations.AddField("change", "link", models.BigIntegerField(null=True)),
    ]
