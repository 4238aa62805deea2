import core.db.operations
import core.search.indexes
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("commitments", "0002_decisions_and_notices"),
        ("contacts", "0005_search"),
    ]

    operations = [
        core.db.operations.AtOnce(
            [
                migrations.AddIndex(
                    model_name="activity",
                    index=core.search.indexes.SearchIndex(
                        fields=[
                            "reference",
                            "title_en",
                            "title_fr",
                            "title_ja",
                            "text_en",
                            "text_fr",
                            "text_ja",
                            "place_en",
                            "place_fr",
                            "place_ja",
                        ],
                        name="activity_search",
                    ),
                ),
                migrations.AddIndex(
                    model_name="commitment",
                    index=core.search.indexes.SearchIndex(
                        fields=["reference", "title_en", "title_fr", "title_ja", "text_en", "text_fr", "text_ja"],
                        name="commitment_search",
                    ),
                ),
                migrations.AddIndex(
                    model_name="evidence",
                    index=core.search.indexes.SearchIndex(
                        fields=["title_en", "title_fr", "title_ja"], name="evidence_search"
                    ),
                ),
                migrations.AddIndex(
                    model_name="internalnote",
                    index=core.search.indexes.SearchIndex(fields=["text"], name="internal_note_search"),
                ),
                migrations.AddIndex(
                    model_name="jointdecision",
                    index=core.search.indexes.SearchIndex(
                        fields=[
                            "reference",
                            "title_en",
                            "title_fr",
                            "title_ja",
                            "text_en",
                            "text_fr",
                            "text_ja",
                            "subject_en",
                            "subject_fr",
                            "subject_ja",
                        ],
                        name="decision_search",
                    ),
                ),
                migrations.AddIndex(
                    model_name="milestone",
                    index=core.search.indexes.SearchIndex(
                        fields=["title_en", "title_fr", "title_ja"], name="milestone_search"
                    ),
                ),
                migrations.AddIndex(
                    model_name="notice",
                    index=core.search.indexes.SearchIndex(
                        fields=["reference", "subject_en", "subject_fr", "subject_ja", "body_en", "body_fr", "body_ja"],
                        name="notice_search",
                    ),
                ),
                migrations.AddIndex(
                    model_name="progressreport",
                    index=core.search.indexes.SearchIndex(
                        fields=["text_en", "text_fr", "text_ja"], name="progress_report_search"
                    ),
                ),
            ]
        ),
    ]
