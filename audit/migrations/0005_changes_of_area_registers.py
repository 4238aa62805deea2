"""Note the changes and the translations of the registers of the areas."""

from django.db import migrations

from core.changes.operations import NoteChanges, NoteTranslations

TABLES = ['commitments_supportprogramme', 'commitments_standard', 'commitments_standardposition']


class Migration(migrations.Migration):

    dependencies = [('history', '0004_translation_triggers'), ('commitments', '0005_registers_of_the_areas')]

    operations = [
        NoteChanges(
            [
                ('programme', 'commitments_supportprogramme'),
                ('standard', 'commitments_standard'),
                ('standard-position', 'commitments_standardposition'),
            ]
        ),
        NoteTranslations(TABLES),
    ]
