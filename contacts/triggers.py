"""What the database itself refuses, beyond what a constraint over one row can say.

Triggers see every path: forms, bulk updates and raw SQL alike. Each raises a check violation that bears the
trigger's name as the name of a constraint, so that the error is told like any other.
"""

import pgtrigger


def refuse(*, name: str, operation: pgtrigger.Operation, when_row: str, because: str) -> pgtrigger.Trigger:
    """A trigger that refuses ``operation`` on rows for which the SQL condition ``when_row`` holds."""
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
