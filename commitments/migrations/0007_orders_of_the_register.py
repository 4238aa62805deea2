import core.db.operations
from django.db import migrations, models


class Migration(migrations.Migration):
    # Built while others write, which no transaction can.
    atomic = False

    dependencies = [
        ("commitments", "0006_saved_views"),
    ]

    operations = [
        core.db.operations.AddIndexesBesideWriters(
            "commitment",
            [
                models.Index(fields=["due_on", "id"], name="commitments_by_due_on"),
                models.Index(fields=["begun_on", "id"], name="commitments_by_begun_on"),
                models.Index(fields=["lead", "id"], name="commitments_by_lead"),
                models.Index(fields=["state", "id"], name="commitments_by_state"),
                models.Index(fields=["health", "id"], name="commitments_by_health"),
                models.Index(fields=["created_at", "id"], name="commitments_by_created_at"),
                models.Index(fields=["updated_at", "id"], name="commitments_by_updated_at"),
            ],
        ),
        core.db.operations.AddIndexesBesideWriters(
            "milestone", [models.Index(fields=["due_on", "id"], name="milestones_by_due_on")]
        ),
        core.db.operations.AddIndexesBesideWriters(
            "progressreport", [models.Index(fields=["reported_on", "id"], name="reports_by_reported_on")]
        ),
    ]
