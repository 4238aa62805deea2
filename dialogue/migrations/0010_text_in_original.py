import core.db.operations
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("dialogue", "0009_failures_of_templates"),
    ]

    operations = [
        core.db.operations.AtOnce(
            [
                pgtrigger.migrations.AddTrigger(
                    model_name="actionitem",
                    trigger=pgtrigger.compiler.Trigger(
                        name="action_item_text_in_original",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n            IF (TG_OP = 'INSERT' OR NEW.original_language IS DISTINCT FROM OLD.original_language OR NEW.title_en IS DISTINCT FROM OLD.title_en OR NEW.title_fr IS DISTINCT FROM OLD.title_fr OR NEW.title_ja IS DISTINCT FROM OLD.title_ja OR NEW.note_en IS DISTINCT FROM OLD.note_en OR NEW.note_fr IS DISTINCT FROM OLD.note_fr OR NEW.note_ja IS DISTINCT FROM OLD.note_ja) AND (CASE NEW.original_language WHEN 'en' THEN NEW.title_en WHEN 'fr' THEN NEW.title_fr ELSE NEW.title_ja END = '' AND concat(NEW.title_en, NEW.title_fr, NEW.title_ja) <> '' OR CASE NEW.original_language WHEN 'en' THEN NEW.note_en WHEN 'fr' THEN NEW.note_fr ELSE NEW.note_ja END = '' AND concat(NEW.note_en, NEW.note_fr, NEW.note_ja) <> '') THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'action_item_text_in_original', MESSAGE = 'The text in the original language is missing.';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ",
                            hash="4d6bbc85d4be0873bc30a3f91274ffbb47795c8b",
                            operation="INSERT OR UPDATE",
                            pgid="pgtrigger_action_item_text_in_original_c6a1f",
                            table="dialogue_actionitem",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="agendaitem",
                    trigger=pgtrigger.compiler.Trigger(
                        name="agenda_item_text_in_original",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n            IF (TG_OP = 'INSERT' OR NEW.original_language IS DISTINCT FROM OLD.original_language OR NEW.title_en IS DISTINCT FROM OLD.title_en OR NEW.title_fr IS DISTINCT FROM OLD.title_fr OR NEW.title_ja IS DISTINCT FROM OLD.title_ja OR NEW.background_en IS DISTINCT FROM OLD.background_en OR NEW.background_fr IS DISTINCT FROM OLD.background_fr OR NEW.background_ja IS DISTINCT FROM OLD.background_ja OR NEW.action_en IS DISTINCT FROM OLD.action_en OR NEW.action_fr IS DISTINCT FROM OLD.action_fr OR NEW.action_ja IS DISTINCT FROM OLD.action_ja OR NEW.decision_en IS DISTINCT FROM OLD.decision_en OR NEW.decision_fr IS DISTINCT FROM OLD.decision_fr OR NEW.decision_ja IS DISTINCT FROM OLD.decision_ja) AND (CASE NEW.original_language WHEN 'en' THEN NEW.title_en WHEN 'fr' THEN NEW.title_fr ELSE NEW.title_ja END = '' AND concat(NEW.title_en, NEW.title_fr, NEW.title_ja) <> '' OR CASE NEW.original_language WHEN 'en' THEN NEW.background_en WHEN 'fr' THEN NEW.background_fr ELSE NEW.background_ja END = '' AND concat(NEW.background_en, NEW.background_fr, NEW.background_ja) <> '' OR CASE NEW.original_language WHEN 'en' THEN NEW.action_en WHEN 'fr' THEN NEW.action_fr ELSE NEW.action_ja END = '' AND concat(NEW.action_en, NEW.action_fr, NEW.action_ja) <> '' OR CASE NEW.original_language WHEN 'en' THEN NEW.decision_en WHEN 'fr' THEN NEW.decision_fr ELSE NEW.decision_ja END = '' AND concat(NEW.decision_en, NEW.decision_fr, NEW.decision_ja) <> '') THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'agenda_item_text_in_original', MESSAGE = 'The text in the original language is missing.';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ",
                            hash="74df0dba349bb86c111dfc4a2ecabe28545c973c",
                            operation="INSERT OR UPDATE",
                            pgid="pgtrigger_agenda_item_text_in_original_647a6",
                            table="dialogue_agendaitem",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="cmwgstatus",
                    trigger=pgtrigger.compiler.Trigger(
                        name="cmwg_status_text_in_original",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n            IF (TG_OP = 'INSERT' OR NEW.original_language IS DISTINCT FROM OLD.original_language OR NEW.text_en IS DISTINCT FROM OLD.text_en OR NEW.text_fr IS DISTINCT FROM OLD.text_fr OR NEW.text_ja IS DISTINCT FROM OLD.text_ja) AND (CASE NEW.original_language WHEN 'en' THEN NEW.text_en WHEN 'fr' THEN NEW.text_fr ELSE NEW.text_ja END = '' AND concat(NEW.text_en, NEW.text_fr, NEW.text_ja) <> '') THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'cmwg_status_text_in_original', MESSAGE = 'The text in the original language is missing.';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ",
                            hash="10f2f42073f8ab1e11e714cd87bbb0dbd82f0e43",
                            operation="INSERT OR UPDATE",
                            pgid="pgtrigger_cmwg_status_text_in_original_5e5aa",
                            table="dialogue_cmwgstatus",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="consultationsession",
                    trigger=pgtrigger.compiler.Trigger(
                        name="consultation_session_text_in_original",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n            IF (TG_OP = 'INSERT' OR NEW.original_language IS DISTINCT FROM OLD.original_language OR NEW.level_en IS DISTINCT FROM OLD.level_en OR NEW.level_fr IS DISTINCT FROM OLD.level_fr OR NEW.level_ja IS DISTINCT FROM OLD.level_ja OR NEW.place_en IS DISTINCT FROM OLD.place_en OR NEW.place_fr IS DISTINCT FROM OLD.place_fr OR NEW.place_ja IS DISTINCT FROM OLD.place_ja OR NEW.note_en IS DISTINCT FROM OLD.note_en OR NEW.note_fr IS DISTINCT FROM OLD.note_fr OR NEW.note_ja IS DISTINCT FROM OLD.note_ja) AND (CASE NEW.original_language WHEN 'en' THEN NEW.level_en WHEN 'fr' THEN NEW.level_fr ELSE NEW.level_ja END = '' AND concat(NEW.level_en, NEW.level_fr, NEW.level_ja) <> '' OR CASE NEW.original_language WHEN 'en' THEN NEW.place_en WHEN 'fr' THEN NEW.place_fr ELSE NEW.place_ja END = '' AND concat(NEW.place_en, NEW.place_fr, NEW.place_ja) <> '' OR CASE NEW.original_language WHEN 'en' THEN NEW.note_en WHEN 'fr' THEN NEW.note_fr ELSE NEW.note_ja END = '' AND concat(NEW.note_en, NEW.note_fr, NEW.note_ja) <> '') THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'consultation_session_text_in_original', MESSAGE = 'The text in the original language is missing.';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ",
                            hash="809e82768c7a1bd64d3fc8c6d86d2080750004af",
                            operation="INSERT OR UPDATE",
                            pgid="pgtrigger_consultation_session_text_in_original_379c6",
                            table="dialogue_consultationsession",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="discussion",
                    trigger=pgtrigger.compiler.Trigger(
                        name="discussion_text_in_original",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n            IF (TG_OP = 'INSERT' OR NEW.original_language IS DISTINCT FROM OLD.original_language OR NEW.title_en IS DISTINCT FROM OLD.title_en OR NEW.title_fr IS DISTINCT FROM OLD.title_fr OR NEW.title_ja IS DISTINCT FROM OLD.title_ja OR NEW.summary_en IS DISTINCT FROM OLD.summary_en OR NEW.summary_fr IS DISTINCT FROM OLD.summary_fr OR NEW.summary_ja IS DISTINCT FROM OLD.summary_ja) AND (CASE NEW.original_language WHEN 'en' THEN NEW.title_en WHEN 'fr' THEN NEW.title_fr ELSE NEW.title_ja END = '' AND concat(NEW.title_en, NEW.title_fr, NEW.title_ja) <> '' OR CASE NEW.original_language WHEN 'en' THEN NEW.summary_en WHEN 'fr' THEN NEW.summary_fr ELSE NEW.summary_ja END = '' AND concat(NEW.summary_en, NEW.summary_fr, NEW.summary_ja) <> '') THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'discussion_text_in_original', MESSAGE = 'The text in the original language is missing.';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ",
                            hash="9817d1f4beb1ed41bf6cafacc2691485729caa1a",
                            operation="INSERT OR UPDATE",
                            pgid="pgtrigger_discussion_text_in_original_ee2a5",
                            table="dialogue_discussion",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="itemoutcome",
                    trigger=pgtrigger.compiler.Trigger(
                        name="item_outcome_text_in_original",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n            IF (TG_OP = 'INSERT' OR NEW.original_language IS DISTINCT FROM OLD.original_language OR NEW.summary_en IS DISTINCT FROM OLD.summary_en OR NEW.summary_fr IS DISTINCT FROM OLD.summary_fr OR NEW.summary_ja IS DISTINCT FROM OLD.summary_ja OR NEW.decision_en IS DISTINCT FROM OLD.decision_en OR NEW.decision_fr IS DISTINCT FROM OLD.decision_fr OR NEW.decision_ja IS DISTINCT FROM OLD.decision_ja) AND (CASE NEW.original_language WHEN 'en' THEN NEW.summary_en WHEN 'fr' THEN NEW.summary_fr ELSE NEW.summary_ja END = '' AND concat(NEW.summary_en, NEW.summary_fr, NEW.summary_ja) <> '' OR CASE NEW.original_language WHEN 'en' THEN NEW.decision_en WHEN 'fr' THEN NEW.decision_fr ELSE NEW.decision_ja END = '' AND concat(NEW.decision_en, NEW.decision_fr, NEW.decision_ja) <> '') THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'item_outcome_text_in_original', MESSAGE = 'The text in the original language is missing.';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ",
                            hash="efa2816b638fa809f593ad01cd66eb0df8b2103b",
                            operation="INSERT OR UPDATE",
                            pgid="pgtrigger_item_outcome_text_in_original_927ec",
                            table="dialogue_itemoutcome",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="overlap",
                    trigger=pgtrigger.compiler.Trigger(
                        name="overlap_text_in_original",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n            IF (TG_OP = 'INSERT' OR NEW.original_language IS DISTINCT FROM OLD.original_language OR NEW.avoided_by_en IS DISTINCT FROM OLD.avoided_by_en OR NEW.avoided_by_fr IS DISTINCT FROM OLD.avoided_by_fr OR NEW.avoided_by_ja IS DISTINCT FROM OLD.avoided_by_ja) AND (CASE NEW.original_language WHEN 'en' THEN NEW.avoided_by_en WHEN 'fr' THEN NEW.avoided_by_fr ELSE NEW.avoided_by_ja END = '' AND concat(NEW.avoided_by_en, NEW.avoided_by_fr, NEW.avoided_by_ja) <> '') THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'overlap_text_in_original', MESSAGE = 'The text in the original language is missing.';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ",
                            hash="1f5f45265d5f35f7d66a83c29cc35b101527d7ce",
                            operation="INSERT OR UPDATE",
                            pgid="pgtrigger_overlap_text_in_original_47da5",
                            table="dialogue_overlap",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="paper",
                    trigger=pgtrigger.compiler.Trigger(
                        name="paper_text_in_original",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n            IF (TG_OP = 'INSERT' OR NEW.original_language IS DISTINCT FROM OLD.original_language OR NEW.title_en IS DISTINCT FROM OLD.title_en OR NEW.title_fr IS DISTINCT FROM OLD.title_fr OR NEW.title_ja IS DISTINCT FROM OLD.title_ja OR NEW.note_en IS DISTINCT FROM OLD.note_en OR NEW.note_fr IS DISTINCT FROM OLD.note_fr OR NEW.note_ja IS DISTINCT FROM OLD.note_ja) AND (CASE NEW.original_language WHEN 'en' THEN NEW.title_en WHEN 'fr' THEN NEW.title_fr ELSE NEW.title_ja END = '' AND concat(NEW.title_en, NEW.title_fr, NEW.title_ja) <> '' OR CASE NEW.original_language WHEN 'en' THEN NEW.note_en WHEN 'fr' THEN NEW.note_fr ELSE NEW.note_ja END = '' AND concat(NEW.note_en, NEW.note_fr, NEW.note_ja) <> '') THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'paper_text_in_original', MESSAGE = 'The text in the original language is missing.';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ",
                            hash="0eb7189e92fa7d864456eb935e178c95ee92b403",
                            operation="INSERT OR UPDATE",
                            pgid="pgtrigger_paper_text_in_original_35415",
                            table="dialogue_paper",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="proposal",
                    trigger=pgtrigger.compiler.Trigger(
                        name="proposal_text_in_original",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n            IF (TG_OP = 'INSERT' OR NEW.original_language IS DISTINCT FROM OLD.original_language OR NEW.title_en IS DISTINCT FROM OLD.title_en OR NEW.title_fr IS DISTINCT FROM OLD.title_fr OR NEW.title_ja IS DISTINCT FROM OLD.title_ja OR NEW.background_en IS DISTINCT FROM OLD.background_en OR NEW.background_fr IS DISTINCT FROM OLD.background_fr OR NEW.background_ja IS DISTINCT FROM OLD.background_ja OR NEW.decision_en IS DISTINCT FROM OLD.decision_en OR NEW.decision_fr IS DISTINCT FROM OLD.decision_fr OR NEW.decision_ja IS DISTINCT FROM OLD.decision_ja) AND (CASE NEW.original_language WHEN 'en' THEN NEW.title_en WHEN 'fr' THEN NEW.title_fr ELSE NEW.title_ja END = '' AND concat(NEW.title_en, NEW.title_fr, NEW.title_ja) <> '' OR CASE NEW.original_language WHEN 'en' THEN NEW.background_en WHEN 'fr' THEN NEW.background_fr ELSE NEW.background_ja END = '' AND concat(NEW.background_en, NEW.background_fr, NEW.background_ja) <> '' OR CASE NEW.original_language WHEN 'en' THEN NEW.decision_en WHEN 'fr' THEN NEW.decision_fr ELSE NEW.decision_ja END = '' AND concat(NEW.decision_en, NEW.decision_fr, NEW.decision_ja) <> '') THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'proposal_text_in_original', MESSAGE = 'The text in the original language is missing.';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ",
                            hash="d6b10ad2c6f4c6046acf7d2f141582f4d7171e53",
                            operation="INSERT OR UPDATE",
                            pgid="pgtrigger_proposal_text_in_original_f4274",
                            table="dialogue_proposal",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="recordcorrection",
                    trigger=pgtrigger.compiler.Trigger(
                        name="record_correction_text_in_original",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n            IF (TG_OP = 'INSERT' OR NEW.original_language IS DISTINCT FROM OLD.original_language OR NEW.text_en IS DISTINCT FROM OLD.text_en OR NEW.text_fr IS DISTINCT FROM OLD.text_fr OR NEW.text_ja IS DISTINCT FROM OLD.text_ja) AND (CASE NEW.original_language WHEN 'en' THEN NEW.text_en WHEN 'fr' THEN NEW.text_fr ELSE NEW.text_ja END = '' AND concat(NEW.text_en, NEW.text_fr, NEW.text_ja) <> '') THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'record_correction_text_in_original', MESSAGE = 'The text in the original language is missing.';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ",
                            hash="d2a385e281c332ccc5e59ce5dbfda65b3ba6e539",
                            operation="INSERT OR UPDATE",
                            pgid="pgtrigger_record_correction_text_in_original_1883e",
                            table="dialogue_recordcorrection",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="recordparagraph",
                    trigger=pgtrigger.compiler.Trigger(
                        name="record_paragraph_text_in_original",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n            IF (TG_OP = 'INSERT' OR NEW.original_language IS DISTINCT FROM OLD.original_language OR NEW.text_en IS DISTINCT FROM OLD.text_en OR NEW.text_fr IS DISTINCT FROM OLD.text_fr OR NEW.text_ja IS DISTINCT FROM OLD.text_ja) AND (CASE NEW.original_language WHEN 'en' THEN NEW.text_en WHEN 'fr' THEN NEW.text_fr ELSE NEW.text_ja END = '' AND concat(NEW.text_en, NEW.text_fr, NEW.text_ja) <> '') THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'record_paragraph_text_in_original', MESSAGE = 'The text in the original language is missing.';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ",
                            hash="d997f02f3d6a44eba12ca19bab5347a652a03630",
                            operation="INSERT OR UPDATE",
                            pgid="pgtrigger_record_paragraph_text_in_original_63020",
                            table="dialogue_recordparagraph",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="referral",
                    trigger=pgtrigger.compiler.Trigger(
                        name="referral_text_in_original",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n            IF (TG_OP = 'INSERT' OR NEW.original_language IS DISTINCT FROM OLD.original_language OR NEW.title_en IS DISTINCT FROM OLD.title_en OR NEW.title_fr IS DISTINCT FROM OLD.title_fr OR NEW.title_ja IS DISTINCT FROM OLD.title_ja OR NEW.text_en IS DISTINCT FROM OLD.text_en OR NEW.text_fr IS DISTINCT FROM OLD.text_fr OR NEW.text_ja IS DISTINCT FROM OLD.text_ja) AND (CASE NEW.original_language WHEN 'en' THEN NEW.title_en WHEN 'fr' THEN NEW.title_fr ELSE NEW.title_ja END = '' AND concat(NEW.title_en, NEW.title_fr, NEW.title_ja) <> '' OR CASE NEW.original_language WHEN 'en' THEN NEW.text_en WHEN 'fr' THEN NEW.text_fr ELSE NEW.text_ja END = '' AND concat(NEW.text_en, NEW.text_fr, NEW.text_ja) <> '') THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'referral_text_in_original', MESSAGE = 'The text in the original language is missing.';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ",
                            hash="38b4d64ea3c603b5a8bd992051eec394ae22281a",
                            operation="INSERT OR UPDATE",
                            pgid="pgtrigger_referral_text_in_original_40b4c",
                            table="dialogue_referral",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="workingarrangement",
                    trigger=pgtrigger.compiler.Trigger(
                        name="working_arrangement_text_in_original",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n            IF (TG_OP = 'INSERT' OR NEW.original_language IS DISTINCT FROM OLD.original_language OR NEW.title_en IS DISTINCT FROM OLD.title_en OR NEW.title_fr IS DISTINCT FROM OLD.title_fr OR NEW.title_ja IS DISTINCT FROM OLD.title_ja OR NEW.text_en IS DISTINCT FROM OLD.text_en OR NEW.text_fr IS DISTINCT FROM OLD.text_fr OR NEW.text_ja IS DISTINCT FROM OLD.text_ja) AND (CASE NEW.original_language WHEN 'en' THEN NEW.title_en WHEN 'fr' THEN NEW.title_fr ELSE NEW.title_ja END = '' AND concat(NEW.title_en, NEW.title_fr, NEW.title_ja) <> '' OR CASE NEW.original_language WHEN 'en' THEN NEW.text_en WHEN 'fr' THEN NEW.text_fr ELSE NEW.text_ja END = '' AND concat(NEW.text_en, NEW.text_fr, NEW.text_ja) <> '') THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'working_arrangement_text_in_original', MESSAGE = 'The text in the original language is missing.';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ",
                            hash="16cdae7edf0507ca8432adbfb4e4c9971f056aaf",
                            operation="INSERT OR UPDATE",
                            pgid="pgtrigger_working_arrangement_text_in_original_43dca",
                            table="dialogue_workingarrangement",
                            when="BEFORE",
                        ),
                    ),
                ),
            ]
        ),
    ]
