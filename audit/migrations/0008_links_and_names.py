"""Links that are columns show to those alone who see where they lead, and names that bearers gave can be erased."""

from django.db import migrations

from core.changes import functions
from audit import sealed_functions
from core.changes.operations import NoteLinks, TrackedTable

# Put in the place of an earlier one, a function loses what `rights.guard` gave it, and whoever writes meanwhile with it.
AS_ITS_OWNER = "ALTER FUNCTION history_note() SECURITY DEFINER SET search_path = public, pg_temp"


class Migration(migrations.Migration):
    # One table after the other: whoever writes holds some of them at once, and would wait for this and this for them.
    atomic = False
    dependencies = [
        ("history", "0007_links"),
    ]

    operations = [
        migrations.RunSQL(sealed_functions.ERASE, migrations.RunSQL.noop),
        # As one script, and so in one transaction.
        migrations.RunSQL(f"{functions.NOTE}{AS_ITS_OWNER}", migrations.RunSQL.noop),
        NoteLinks(
            [
                TrackedTable("commitment", "commitments_commitment", links=("superseded_by_id",)),
                TrackedTable("evidence", "commitments_evidence", links=("report_id",)),
                TrackedTable("decision", "commitments_jointdecision", links=("intention_id",)),
                TrackedTable("proposal", "dialogue_proposal", links=("commitment_id",)),
                TrackedTable("action", "dialogue_actionitem", links=("commitment_id",)),
            ]
        ),
    ]
