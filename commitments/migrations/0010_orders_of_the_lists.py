import core.db.operations
from django.db import migrations, models


class Migration(migrations.Migration):
    # Built while others write, which no transaction can.
    atomic = False

    dependencies = [
        ("commitments", "0009_scan_of_evidence_alone"),
    ]

    operations = [
        core.db.operations.AddIndexesBesideWriters(
            "activity",
            [
                models.Index(fields=["starts_on", "id"], name="activities_by_starts_on"),
                models.Index(fields=["state", "id"], name="activities_by_state"),
                models.Index(fields=["kind", "id"], name="activities_by_kind"),
            ],
        ),
        core.db.operations.AddIndexesBesideWriters(
            "milestone", [models.Index(fields=["resolved_on", "id"], name="milestones_by_resolved_on")]
        ),
        core.db.operations.AddIndexesBesideWriters(
            "progressreport", [models.Index(fields=["submitted_at", "id"], name="reports_by_submitted_at")]
        ),
        core.db.operations.AddIndexesBesideWriters(
            "statechange", [models.Index(fields=["on", "id"], name="state_changes_by_on")]
        ),
    ]
