"""When the history was last compared with its seals, and what was found."""

import django.contrib.postgres.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("history", "0005_seals"),
    ]

    operations = [
        migrations.CreateModel(
            name="Verification",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField()),
                ("seconds", models.FloatField()),
                ("rows", models.BigIntegerField()),
                ("signed", models.BigIntegerField()),
                ("number", models.PositiveIntegerField()),
                (
                    "findings",
                    django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), default=list, size=None),
                ),
            ],
            options={
                "verbose_name": "verification",
                "ordering": ["-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("findings", []), ("number", 0)),
                            models.Q(("number__gt", 0), models.Q(("findings", []), _negated=True)),
                            _connector="OR",
                        ),
                        name="verification_names_what_it_found",
                    )
                ],
            },
        ),
    ]
