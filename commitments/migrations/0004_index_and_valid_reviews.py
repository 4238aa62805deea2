from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations, models


class Migration(migrations.Migration):
    # An index built concurrently needs a migration outside of a transaction.
    atomic = False

    dependencies = [
        ('commitments', '0003_reviews'),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[
                # An interrupted build leaves an invalid index.
                migrations.RunSQL(
                    'DROP INDEX CONCURRENTLY IF EXISTS commitments_by_report_due_on;', migrations.RunSQL.noop
                ),
                migrations.RunSQL(
                    'CREATE INDEX CONCURRENTLY commitments_by_report_due_on'
                    ' ON commitments_commitment (report_due_on, id);',
                    'DROP INDEX CONCURRENTLY IF EXISTS commitments_by_report_due_on;',
                ),
            ],
            state_operations=[
                migrations.AddIndex(
                    model_name='commitment',
                    index=models.Index(fields=['report_due_on', 'id'], name='commitments_by_report_due_on'),
                ),
            ],
        ),
        ValidateConstraint(
            model_name='commitment',
            name='commitment_review_has_reason_and_day',
        ),
    ]
