"""What the database refuses of the register, beyond what a constraint over one row can say."""

import pgtrigger

from contacts.triggers import refuse


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
