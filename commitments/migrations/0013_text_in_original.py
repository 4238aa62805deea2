import core.db.operations
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("commitments", "0012_acts_by_officers_in_function"),
    ]

    operations = [
        core.db.operations.AtOnce(
            [
                pgtrigger.migrations.AddTrigger(
                    model_name="activity",
                    trigger=pgtrigger.compiler.Trigger(
                        name="activity_text_in_original",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n            IF (TG_OP = 'INSERT' OR NEW.original_language IS DISTINCT FROM OLD.original_language OR NEW.title_en IS DISTINCT FROM OLD.title_en OR NEW.title_fr IS DISTINCT FROM OLD.title_fr OR NEW.title_ja IS DISTINCT FROM OLD.title_ja OR NEW.text_en IS DISTINCT FROM OLD.text_en OR NEW.text_fr IS DISTINCT FROM OLD.text_fr OR NEW.text_ja IS DISTINCT FROM OLD.text_ja OR NEW.place_en IS DISTINCT FROM OLD.place_en OR NEW.place_fr IS DISTINCT FROM OLD.place_fr OR NEW.place_ja IS DISTINCT FROM OLD.place_ja) AND (CASE NEW.original_language WHEN 'en' THEN NEW.title_en WHEN 'fr' THEN NEW.title_fr ELSE NEW.title_ja END = '' AND concat(NEW.title_en, NEW.title_fr, NEW.title_ja) <> '' OR CASE NEW.original_language WHEN 'en' THEN NEW.text_en WHEN 'fr' THEN NEW.text_fr ELSE NEW.text_ja END = '' AND concat(NEW.text_en, NEW.text_fr, NEW.text_ja) <> '' OR CASE NEW.original_language WHEN 'en' THEN NEW.place_en WHEN 'fr' THEN NEW.place_fr ELSE NEW.place_ja END = '' AND concat(NEW.place_en, NEW.place_fr, NEW.place_ja) <> '') THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'activity_text_in_original', MESSAGE = 'The text in the original language is missing.';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ",
                            hash="5fa0735ebef78aefae2cd324b02f6b52ce8768c6",
                            operation="INSERT OR UPDATE",
                            pgid="pgtrigger_activity_text_in_original_4dc57",
                            table="commitments_activity",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="commitment",
                    trigger=pgtrigger.compiler.Trigger(
                        name="commitment_text_in_original",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n            IF (TG_OP = 'INSERT' OR NEW.original_language IS DISTINCT FROM OLD.original_language OR NEW.title_en IS DISTINCT FROM OLD.title_en OR NEW.title_fr IS DISTINCT FROM OLD.title_fr OR NEW.title_ja IS DISTINCT FROM OLD.title_ja OR NEW.text_en IS DISTINCT FROM OLD.text_en OR NEW.text_fr IS DISTINCT FROM OLD.text_fr OR NEW.text_ja IS DISTINCT FROM OLD.text_ja) AND (CASE NEW.original_language WHEN 'en' THEN NEW.title_en WHEN 'fr' THEN NEW.title_fr ELSE NEW.title_ja END = '' AND concat(NEW.title_en, NEW.title_fr, NEW.title_ja) <> '' OR CASE NEW.original_language WHEN 'en' THEN NEW.text_en WHEN 'fr' THEN NEW.text_fr ELSE NEW.text_ja END = '' AND concat(NEW.text_en, NEW.text_fr, NEW.text_ja) <> '') THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'commitment_text_in_original', MESSAGE = 'The text in the original language is missing.';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ",
                            hash="c29a58992474908a532fb89a8b7dd15ae715a87e",
                            operation="INSERT OR UPDATE",
                            pgid="pgtrigger_commitment_text_in_original_3eff8",
                            table="commitments_commitment",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="consultation",
                    trigger=pgtrigger.compiler.Trigger(
                        name="consultation_text_in_original",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n            IF (TG_OP = 'INSERT' OR NEW.original_language IS DISTINCT FROM OLD.original_language OR NEW.title_en IS DISTINCT FROM OLD.title_en OR NEW.title_fr IS DISTINCT FROM OLD.title_fr OR NEW.title_ja IS DISTINCT FROM OLD.title_ja OR NEW.question_en IS DISTINCT FROM OLD.question_en OR NEW.question_fr IS DISTINCT FROM OLD.question_fr OR NEW.question_ja IS DISTINCT FROM OLD.question_ja) AND (CASE NEW.original_language WHEN 'en' THEN NEW.title_en WHEN 'fr' THEN NEW.title_fr ELSE NEW.title_ja END = '' AND concat(NEW.title_en, NEW.title_fr, NEW.title_ja) <> '' OR CASE NEW.original_language WHEN 'en' THEN NEW.question_en WHEN 'fr' THEN NEW.question_fr ELSE NEW.question_ja END = '' AND concat(NEW.question_en, NEW.question_fr, NEW.question_ja) <> '') THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'consultation_text_in_original', MESSAGE = 'The text in the original language is missing.';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ",
                            hash="b3c107a85b94f86869c7f8762801a60ef14003cd",
                            operation="INSERT OR UPDATE",
                            pgid="pgtrigger_consultation_text_in_original_ac7f8",
                            table="commitments_consultation",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="emergency",
                    trigger=pgtrigger.compiler.Trigger(
                        name="emergency_text_in_original",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n            IF (TG_OP = 'INSERT' OR NEW.original_language IS DISTINCT FROM OLD.original_language OR NEW.title_en IS DISTINCT FROM OLD.title_en OR NEW.title_fr IS DISTINCT FROM OLD.title_fr OR NEW.title_ja IS DISTINCT FROM OLD.title_ja OR NEW.trigger_en IS DISTINCT FROM OLD.trigger_en OR NEW.trigger_fr IS DISTINCT FROM OLD.trigger_fr OR NEW.trigger_ja IS DISTINCT FROM OLD.trigger_ja OR NEW.measures_en IS DISTINCT FROM OLD.measures_en OR NEW.measures_fr IS DISTINCT FROM OLD.measures_fr OR NEW.measures_ja IS DISTINCT FROM OLD.measures_ja) AND (CASE NEW.original_language WHEN 'en' THEN NEW.title_en WHEN 'fr' THEN NEW.title_fr ELSE NEW.title_ja END = '' AND concat(NEW.title_en, NEW.title_fr, NEW.title_ja) <> '' OR CASE NEW.original_language WHEN 'en' THEN NEW.trigger_en WHEN 'fr' THEN NEW.trigger_fr ELSE NEW.trigger_ja END = '' AND concat(NEW.trigger_en, NEW.trigger_fr, NEW.trigger_ja) <> '' OR CASE NEW.original_language WHEN 'en' THEN NEW.measures_en WHEN 'fr' THEN NEW.measures_fr ELSE NEW.measures_ja END = '' AND concat(NEW.measures_en, NEW.measures_fr, NEW.measures_ja) <> '') THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'emergency_text_in_original', MESSAGE = 'The text in the original language is missing.';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ",
                            hash="b7895f8ada2161c416826e83794869bf82602370",
                            operation="INSERT OR UPDATE",
                            pgid="pgtrigger_emergency_text_in_original_19a58",
                            table="commitments_emergency",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="evidence",
                    trigger=pgtrigger.compiler.Trigger(
                        name="evidence_text_in_original",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n            IF (TG_OP = 'INSERT' OR NEW.original_language IS DISTINCT FROM OLD.original_language OR NEW.title_en IS DISTINCT FROM OLD.title_en OR NEW.title_fr IS DISTINCT FROM OLD.title_fr OR NEW.title_ja IS DISTINCT FROM OLD.title_ja) AND (CASE NEW.original_language WHEN 'en' THEN NEW.title_en WHEN 'fr' THEN NEW.title_fr ELSE NEW.title_ja END = '' AND concat(NEW.title_en, NEW.title_fr, NEW.title_ja) <> '') THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'evidence_text_in_original', MESSAGE = 'The text in the original language is missing.';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ",
                            hash="f1f469df28dd86d9492aabfa560268fe13f2f0ea",
                            operation="INSERT OR UPDATE",
                            pgid="pgtrigger_evidence_text_in_original_96d90",
                            table="commitments_evidence",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="ipinstrument",
                    trigger=pgtrigger.compiler.Trigger(
                        name="ip_instrument_text_in_original",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n            IF (TG_OP = 'INSERT' OR NEW.original_language IS DISTINCT FROM OLD.original_language OR NEW.title_en IS DISTINCT FROM OLD.title_en OR NEW.title_fr IS DISTINCT FROM OLD.title_fr OR NEW.title_ja IS DISTINCT FROM OLD.title_ja) AND (CASE NEW.original_language WHEN 'en' THEN NEW.title_en WHEN 'fr' THEN NEW.title_fr ELSE NEW.title_ja END = '' AND concat(NEW.title_en, NEW.title_fr, NEW.title_ja) <> '') THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'ip_instrument_text_in_original', MESSAGE = 'The text in the original language is missing.';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ",
                            hash="269938c958bfab35d88d26a6d51dacb629a40636",
                            operation="INSERT OR UPDATE",
                            pgid="pgtrigger_ip_instrument_text_in_original_a3b1e",
                            table="commitments_ipinstrument",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="jointdecision",
                    trigger=pgtrigger.compiler.Trigger(
                        name="joint_decision_text_in_original",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n            IF (TG_OP = 'INSERT' OR NEW.original_language IS DISTINCT FROM OLD.original_language OR NEW.title_en IS DISTINCT FROM OLD.title_en OR NEW.title_fr IS DISTINCT FROM OLD.title_fr OR NEW.title_ja IS DISTINCT FROM OLD.title_ja OR NEW.text_en IS DISTINCT FROM OLD.text_en OR NEW.text_fr IS DISTINCT FROM OLD.text_fr OR NEW.text_ja IS DISTINCT FROM OLD.text_ja OR NEW.subject_en IS DISTINCT FROM OLD.subject_en OR NEW.subject_fr IS DISTINCT FROM OLD.subject_fr OR NEW.subject_ja IS DISTINCT FROM OLD.subject_ja) AND (CASE NEW.original_language WHEN 'en' THEN NEW.title_en WHEN 'fr' THEN NEW.title_fr ELSE NEW.title_ja END = '' AND concat(NEW.title_en, NEW.title_fr, NEW.title_ja) <> '' OR CASE NEW.original_language WHEN 'en' THEN NEW.text_en WHEN 'fr' THEN NEW.text_fr ELSE NEW.text_ja END = '' AND concat(NEW.text_en, NEW.text_fr, NEW.text_ja) <> '' OR CASE NEW.original_language WHEN 'en' THEN NEW.subject_en WHEN 'fr' THEN NEW.subject_fr ELSE NEW.subject_ja END = '' AND concat(NEW.subject_en, NEW.subject_fr, NEW.subject_ja) <> '') THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'joint_decision_text_in_original', MESSAGE = 'The text in the original language is missing.';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ",
                            hash="4b45dbc9a70bc33d5a854202bae8d65f9ca8f96c",
                            operation="INSERT OR UPDATE",
                            pgid="pgtrigger_joint_decision_text_in_original_f6e74",
                            table="commitments_jointdecision",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="milestone",
                    trigger=pgtrigger.compiler.Trigger(
                        name="milestone_text_in_original",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n            IF (TG_OP = 'INSERT' OR NEW.original_language IS DISTINCT FROM OLD.original_language OR NEW.title_en IS DISTINCT FROM OLD.title_en OR NEW.title_fr IS DISTINCT FROM OLD.title_fr OR NEW.title_ja IS DISTINCT FROM OLD.title_ja) AND (CASE NEW.original_language WHEN 'en' THEN NEW.title_en WHEN 'fr' THEN NEW.title_fr ELSE NEW.title_ja END = '' AND concat(NEW.title_en, NEW.title_fr, NEW.title_ja) <> '') THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'milestone_text_in_original', MESSAGE = 'The text in the original language is missing.';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ",
                            hash="2665afa25fa41430489ce8c644f744f02b563ba5",
                            operation="INSERT OR UPDATE",
                            pgid="pgtrigger_milestone_text_in_original_b18f0",
                            table="commitments_milestone",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="notice",
                    trigger=pgtrigger.compiler.Trigger(
                        name="notice_text_in_original",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n            IF (TG_OP = 'INSERT' OR NEW.original_language IS DISTINCT FROM OLD.original_language OR NEW.subject_en IS DISTINCT FROM OLD.subject_en OR NEW.subject_fr IS DISTINCT FROM OLD.subject_fr OR NEW.subject_ja IS DISTINCT FROM OLD.subject_ja OR NEW.body_en IS DISTINCT FROM OLD.body_en OR NEW.body_fr IS DISTINCT FROM OLD.body_fr OR NEW.body_ja IS DISTINCT FROM OLD.body_ja) AND (CASE NEW.original_language WHEN 'en' THEN NEW.subject_en WHEN 'fr' THEN NEW.subject_fr ELSE NEW.subject_ja END = '' AND concat(NEW.subject_en, NEW.subject_fr, NEW.subject_ja) <> '' OR CASE NEW.original_language WHEN 'en' THEN NEW.body_en WHEN 'fr' THEN NEW.body_fr ELSE NEW.body_ja END = '' AND concat(NEW.body_en, NEW.body_fr, NEW.body_ja) <> '') THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'notice_text_in_original', MESSAGE = 'The text in the original language is missing.';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ",
                            hash="63dbee65c844ce29525ae81c0dea5110ce22db28",
                            operation="INSERT OR UPDATE",
                            pgid="pgtrigger_notice_text_in_original_cab3a",
                            table="commitments_notice",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="progressreport",
                    trigger=pgtrigger.compiler.Trigger(
                        name="progress_report_text_in_original",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n            IF (TG_OP = 'INSERT' OR NEW.original_language IS DISTINCT FROM OLD.original_language OR NEW.text_en IS DISTINCT FROM OLD.text_en OR NEW.text_fr IS DISTINCT FROM OLD.text_fr OR NEW.text_ja IS DISTINCT FROM OLD.text_ja) AND (CASE NEW.original_language WHEN 'en' THEN NEW.text_en WHEN 'fr' THEN NEW.text_fr ELSE NEW.text_ja END = '' AND concat(NEW.text_en, NEW.text_fr, NEW.text_ja) <> '') THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'progress_report_text_in_original', MESSAGE = 'The text in the original language is missing.';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ",
                            hash="1d9a419c32957580978e7f44e83b6c938acf98be",
                            operation="INSERT OR UPDATE",
                            pgid="pgtrigger_progress_report_text_in_original_db48b",
                            table="commitments_progressreport",
                            when="BEFORE",
                        ),
                    ),
                ),
            ]
        ),
    ]
