from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('contacts', '0003_daily_digest'),
    ]

    operations = [
        ValidateConstraint(
            model_name='message',
            name='message_combined_has_its_digest',
        ),
    ]
