import core.db.operations
import core.search.indexes
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("dialogue", "0003_the_year"),
        ("contacts", "0005_search"),
    ]

    operations = [
        core.db.operations.AtOnce(
            [
                migrations.AddIndex(
                    model_name="actionitem",
                    index=core.search.indexes.SearchIndex(
                        fields=["title_en", "title_fr", "title_ja", "note_en", "note_fr", "note_ja"],
                        name="action_search",
                    ),
                ),
                migrations.AddIndex(
                    model_name="agendaitem",
                    index=core.search.indexes.SearchIndex(
                        fields=["title_en", "title_fr", "title_ja", "background_en", "background_fr", "background_ja"],
                        name="agenda_item_search",
                    ),
                ),
                migrations.AddIndex(
                    model_name="discussion",
                    index=core.search.indexes.SearchIndex(
                        fields=["title_en", "title_fr", "title_ja", "summary_en", "summary_fr", "summary_ja"],
                        name="discussion_search",
                    ),
                ),
                migrations.AddIndex(
                    model_name="itemoutcome",
                    index=core.search.indexes.SearchIndex(
                        fields=["summary_en", "summary_fr", "summary_ja", "decision_en", "decision_fr", "decision_ja"],
                        name="item_outcome_search",
                    ),
                ),
                migrations.AddIndex(
                    model_name="paper",
                    index=core.search.indexes.SearchIndex(
                        fields=["title_en", "title_fr", "title_ja", "note_en", "note_fr", "note_ja"],
                        name="paper_search",
                    ),
                ),
                migrations.AddIndex(
                    model_name="paperfile",
                    index=core.search.indexes.SearchIndex(fields=["name"], name="paper_file_search"),
                ),
                migrations.AddIndex(
                    model_name="produceddocument",
                    index=core.search.indexes.SearchIndex(fields=["name"], name="produced_document_search"),
                ),
                migrations.AddIndex(
                    model_name="proposal",
                    index=core.search.indexes.SearchIndex(
                        fields=["title_en", "title_fr", "title_ja", "background_en", "background_fr", "background_ja"],
                        name="proposal_search",
                    ),
                ),
                migrations.AddIndex(
                    model_name="recordparagraph",
                    index=core.search.indexes.SearchIndex(
                        fields=["text_en", "text_fr", "text_ja"], name="record_paragraph_search"
                    ),
                ),
                migrations.AddIndex(
                    model_name="referral",
                    index=core.search.indexes.SearchIndex(
                        fields=[
                            "title_en",
                            "title_fr",
                            "title_ja",
                            "text_en",
                            "text_fr",
                            "text_ja",
                            "answer_en",
                            "answer_fr",
                            "answer_ja",
                        ],
                        name="referral_search",
                    ),
                ),
            ]
        ),
    ]
