"""Database triggers for rules that no constraint of one row can express.

Triggers apply to every write path: forms, bulk updates and raw SQL alike. Each raises a check violation with the
trigger's name as constraint name, so that its error is reported like that of a constraint.
"""

import pgtrigger

from core.text.multilingual_text import LANGUAGES


def refuse(*, name: str, operation: pgtrigger.Operation, when_row: str, because: str) -> pgtrigger.Trigger:
    """Return a trigger that rejects ``operation`` on rows that match the SQL condition ``when_row``."""
    return pgtrigger.Trigger(
        name=name,
        when=pgtrigger.Before,
        operation=operation,
        func=f"""
            IF {when_row} THEN
                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = '{name}', MESSAGE = '{because}';
            END IF;
            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
            RETURN NEW;
        """,
    )


def stays_revoked(name: str) -> pgtrigger.Trigger:
    """Return the trigger ``name``, which refuses to make a credential with ``revoked_at`` valid again."""
    return refuse(
        name=name,
        operation=pgtrigger.Update,
        when_row="OLD.revoked_at IS NOT NULL AND NEW.revoked_at IS DISTINCT FROM OLD.revoked_at",
        because="A revoked credential stays revoked.",
    )


def text_in_original(name: str, *texts: str) -> pgtrigger.Trigger:
    """Return a trigger that requires ``texts`` in the original language if they exist in another one.

    Only changed texts are checked: an older locked decision remains valid and can still be decided or withdrawn.
    """
    columns = ["original_language", *(f"{text}_{language}" for text in texts for language in LANGUAGES)]
    changed = " OR ".join(f"NEW.{column} IS DISTINCT FROM OLD.{column}" for column in columns)
    missing = " OR ".join(
        f"CASE NEW.original_language WHEN 'en' THEN NEW.{text}_en WHEN 'fr' THEN NEW.{text}_fr ELSE NEW.{text}_ja END"
        f" = '' AND concat(NEW.{text}_en, NEW.{text}_fr, NEW.{text}_ja) <> ''"
        for text in texts
    )
    return refuse(
        name=f"{name}_text_in_original",
        operation=pgtrigger.Insert | pgtrigger.Update,
        when_row=f"(TG_OP = 'INSERT' OR {changed}) AND ({missing})",
        because="The text in the original language is missing.",
    )
