"""From here on the changes of the text letter by letter, of reminders and of templates are noted too."""

from django.db import migrations

from core.changes.operations import NoteChanges, TrackedTable


class Migration(migrations.Migration):
    dependencies = [
        ("history", "0003_feed"),
        ("contacts", "0005_search"),
        ("commitments", "0004_search_of_the_text"),
        ("dialogue", "0004_search"),
    ]

    operations = [
        NoteChanges(
            [
                TrackedTable("wording", "commitments_provisiontext"),
                TrackedTable("reminder", "contacts_reminder"),
                TrackedTable("document-template", "dialogue_documenttemplate"),
            ]
        ),
    ]
