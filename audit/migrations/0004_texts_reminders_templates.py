"""From here on the changes of the text letter by letter, of reminders and of templates are noted too."""

from django.db import migrations

from core.changes.operations import NoteChanges, Noted


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
                Noted("wording", "commitments_provisiontext"),
                Noted("reminder", "contacts_reminder"),
                Noted("document-template", "dialogue_documenttemplate"),
            ]
        ),
    ]
