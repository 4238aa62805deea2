from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("commitments", "0010_orders_of_the_lists"),
    ]

    operations = [
        migrations.AddField(
            model_name="preparedimport",
            name="preview",
            field=models.JSONField(blank=True, null=True, verbose_name="preview"),
        ),
    ]
