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


def kept_as_written(name: str, *, columns: tuple[str, ...], what: str) -> tuple[pgtrigger.Trigger, pgtrigger.Trigger]:
    """The pair that keeps what the MOC itself lists: ``columns`` never change and the row is never deleted.

    Rows that a joint decision added (``is_further``) stay open to another decision.
    """
    changed = " OR ".join(f"NEW.{column} IS DISTINCT FROM OLD.{column}" for column in columns)
    return (
        refuse(
            name=f"{name}_kept",
            operation=pgtrigger.Update,
            when_row=f"NOT OLD.is_further AND ({changed})",
            because=f"{what} is listed in the MOC: only its translations can be corrected.",
        ),
        refuse(
            name=f"{name}_never_deleted",
            operation=pgtrigger.Delete,
            when_row="NOT OLD.is_further",
            because=f"{what} is listed in the MOC: it cannot be deleted.",
        ),
    )
