"""Set the triggers of the translation status and add the present texts: one transaction per table."""

from django.db import migrations

from core.changes.operations import NoteTranslations

TABLES = (
    *("commitments_activity", "commitments_commitment", "commitments_consultation", "commitments_emergency"),
    *("commitments_evidence", "commitments_ipinstrument", "commitments_jointdecision", "commitments_milestone"),
    *("commitments_notice", "commitments_progressreport"),
    *("dialogue_actionitem", "dialogue_agendaitem", "dialogue_cmwgstatus", "dialogue_consultationsession"),
    *("dialogue_discussion", "dialogue_itemoutcome", "dialogue_overlap", "dialogue_paper", "dialogue_proposal"),
    *("dialogue_recordcorrection", "dialogue_recordformula", "dialogue_recordparagraph", "dialogue_referral"),
    "dialogue_workingarrangement",
)


class Migration(migrations.Migration):
    atomic = False

    dependencies = [
        ("history", "0003_translations"),
        ("commitments", "0001_initial"),
        ("dialogue", "0005_text_bank"),
    ]

    operations = [NoteTranslations(TABLES)]
