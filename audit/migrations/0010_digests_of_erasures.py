"""Erasures keep a digest of what they leave of a row, and its sealed copy keeps what is left."""

from django.db import migrations, models

from audit import sealed_functions

# Put in the place of an earlier one, a function keeps its owner and who may call it.
FUNCTIONS = f"{sealed_functions.ONLY_ADDED}{sealed_functions.ERASE}"


class Migration(migrations.Migration):
    dependencies = [
        ("history", "0008_links_and_names"),
    ]

    operations = [
        migrations.AddField("erasure", "digest", models.BinaryField(null=True)),
        # In the same transaction: from here on, every erasure leaves its digest. It is not taken back, since what it
        # writes is what holds the rows; an earlier release works with it as it is.
        migrations.RunSQL(FUNCTIONS),
    ]
