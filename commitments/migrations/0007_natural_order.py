from django.db import migrations, models

from core.db.natural_order import Natural

INDEXES = {'activity': 'activities_in_order', 'commitment': 'commitments_in_order'}
NATURAL = 'reference__natural'
OPTIONS = {
    'activity': (NATURAL, 'activity', 'activities'),
    'activitycommitment': (f'commitment__{NATURAL}', 'related commitment', 'related commitments'),
    'commitment': (NATURAL, 'commitment', 'commitments'),
    'consultation': (NATURAL, 'consultation', 'consultations'),
    'emergency': (NATURAL, 'emergency', 'emergencies'),
    'instrument': ('code__natural', 'memorandum of cooperation', 'memoranda of cooperation'),
    'ipinstrumentcommitment': (f'commitment__{NATURAL}', 'commitment', 'commitments'),
    'jointdecision': (NATURAL, 'joint decision', 'joint decisions'),
    'notice': (NATURAL, 'notice', 'notices'),
    'standard': (NATURAL, 'standard', 'standards'),
    'supportprogramme': (NATURAL, 'support programme', 'support programmes'),
}
DIGITS = '0123456789'
KEY = (
    f"(rtrim(reference, '{DIGITS}') || lpad(substr(reference, length(rtrim(reference, '{DIGITS}')) + 1), 12, '0'))"
)


class Migration(migrations.Migration):
    # An index built concurrently needs a migration outside of a transaction.
    atomic = False

    dependencies = [
        ('commitments', '0006_help_of_references'),
    ]

    operations = [
        *(
            migrations.AlterModelOptions(
                name=model, options={'ordering': [order], 'verbose_name': one, 'verbose_name_plural': many}
            )
            for model, (order, one, many) in OPTIONS.items()
        ),
        migrations.SeparateDatabaseAndState(
            database_operations=[
                migrations.RunSQL(
                    [
                        # An interrupted build leaves an invalid index.
                        f'DROP INDEX CONCURRENTLY IF EXISTS {name};',
                        f'CREATE INDEX CONCURRENTLY {name} ON commitments_{model} ({KEY});',
                    ],
                    f'DROP INDEX CONCURRENTLY IF EXISTS {name};',
                )
                for model, name in INDEXES.items()
            ],
            state_operations=[
                migrations.AddIndex(model_name=model, index=models.Index(Natural('reference'), name=name))
                for model, name in INDEXES.items()
            ],
        ),
    ]
