"""Note the changes and the translations of information given."""

from django.db import migrations

from core.changes.operations import NoteChanges, NoteTranslations


class Migration(migrations.Migration):

    dependencies = [('history', '0005_changes_of_area_registers'), ('commitments', '0008_information_given')]

    operations = [
        NoteChanges(
            [
                ('information', 'commitments_informationgiven'),
                ('information', 'commitments_informationreceiver', 'information_id', 'receivers'),
            ]
        ),
        NoteTranslations(['commitments_informationgiven']),
    ]
