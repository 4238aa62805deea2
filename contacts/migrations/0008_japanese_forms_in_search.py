from django.db import migrations

from core.search.functions import FOLD_AGAIN, FOLDED


class Migration(migrations.Migration):
    """Search finds a name in either form (髙, 高) and a word in hiragana or katakana.

    Backwards nothing changes: the earlier release finds more, and marks less of it.
    """

    dependencies = [("contacts", "0007_marks_and_mail")]

    operations = [
        migrations.RunSQL(FOLDED, migrations.RunSQL.noop),
        migrations.RunSQL(FOLD_AGAIN, migrations.RunSQL.noop),
    ]
