import core.db.operations
import core.search.functions
import core.search.indexes
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("contacts", "0004_officers_of_own_participant"),
    ]

    operations = [
        *core.search.functions.search_functions(),
        core.db.operations.AtOnce(
            [
                migrations.AddIndex(
                    model_name="official",
                    index=core.search.indexes.SearchIndex(
                        fields=[
                            "family_name",
                            "given_name",
                            "name_ja",
                            "reading_ja",
                            "title_en",
                            "title_fr",
                            "title_ja",
                        ],
                        name="official_search",
                    ),
                ),
                migrations.AddIndex(
                    model_name="organization",
                    index=core.search.indexes.SearchIndex(
                        fields=["name_en", "name_fr", "name_ja"], name="organization_search"
                    ),
                ),
            ]
        ),
    ]
