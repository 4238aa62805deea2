import core.search.indexes
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("commitments", "0003_search"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="provisiontext",
            index=core.search.indexes.SearchIndex(fields=["heading", "text"], name="provision_text_search"),
        ),
    ]
