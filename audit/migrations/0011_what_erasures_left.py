"""What erasures left before they kept a digest is sealed as it stands; by itself, since nobody is to wait for it."""

from django.db import migrations, models

from core.db.operations import AddIndexesBesideWriters
from audit import sealed_functions


class Migration(migrations.Migration):
    # Built while others seal and erase. Each of the two can be done again.
    atomic = False
    dependencies = [
        ("history", "0010_digests_of_erasures"),
    ]

    operations = [
        AddIndexesBesideWriters("erasure", [models.Index(fields=["table", "row"], name="erasures_of_row")]),
        migrations.RunSQL(sealed_functions.SEAL_WHAT_IS_LEFT, migrations.RunSQL.noop),
    ]
