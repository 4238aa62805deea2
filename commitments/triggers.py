"""Database triggers of the register, for rules that a constraint on one row cannot express."""

import pgtrigger

from contacts.triggers import holds_function
from core.db.triggers import refuse


def changed(*columns: str) -> str:
    """Return the SQL condition that an update changes one of ``columns``."""
    return " OR ".join(f'NEW."{column}" IS DISTINCT FROM OLD."{column}"' for column in columns)


def fixed_wording_triggers(
    name: str, *, columns: tuple[str, ...], what: str
) -> tuple[pgtrigger.Trigger, pgtrigger.Trigger]:
    """Return the pair of triggers that protects entries of the MOC and of joint decisions.

    ``columns`` cannot be changed and the row cannot be deleted; another joint decision can retire an added entry.
    """
    return (
        refuse(
            name=f"{name}_kept",
            operation=pgtrigger.Update,
            when_row=changed(*columns),
            because=f"{what} stands in the MOC or in a joint decision: only its translations can be corrected.",
        ),
        refuse(
            name=f"{name}_never_deleted",
            operation=pgtrigger.Delete,
            when_row="true",
            because=f"{what} stands in the MOC or in a joint decision: it cannot be deleted.",
        ),
    )


# A date has ended in every time zone twelve hours after its end in UTC.
CLOSED = "SELECT discontinued_on < (now() AT TIME ZONE 'UTC' - interval '12 hours')::date FROM commitments_instrument"


def register_is_open(
    name: str,
    *,
    operation: pgtrigger.Operation = pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
    through: str = "",
    unless: str = "",
) -> pgtrigger.Trigger:
    """Return a trigger that refuses changes of the register once the MOC is discontinued (article 9(c)).

    The instrument of a row is its own or ``through`` the row of another table, given as "table.column". ``unless`` is
    the SQL condition of changes that do not concern the register.
    """

    def owner(row: str) -> str:
        if not through:
            return f"{row}.instrument_id"
        table, column = through.split(".")
        return f"(SELECT instrument_id FROM {table} WHERE id = {row}.{column})"

    return refuse(
        name=f"{name}_register_is_open",
        operation=operation,
        when_row=f"({CLOSED} WHERE id = CASE WHEN TG_OP = 'DELETE' THEN {owner('OLD')} ELSE {owner('NEW')} END)"
        + (f" AND NOT ({unless})" if unless else ""),
        because="The MOC is discontinued: the register is kept and can no longer be changed.",
    )


def only_own_officers(name: str, *, at: str, column: str = "by_id") -> pgtrigger.Trigger:
    """Return a trigger that refuses acts of accounts without a function at their contact point on the day of ``at``.

    A foreign key ensures that the account belongs to the Participant, and a constraint that both columns are set.
    """
    return refuse(
        name=f"{name}_by_an_officer",
        operation=pgtrigger.Insert | pgtrigger.Update,
        when_row=f"""NEW.{column} IS NOT NULL AND NEW.{at} IS NOT NULL
            AND (TG_OP = 'INSERT' OR OLD.{column} IS DISTINCT FROM NEW.{column})
            AND NOT {holds_function(f"NEW.{column}", f"NEW.{at}")}""",
        because="Only a contact point officer in function does this, and only for the own Participant.",
    )


def only_seated(name: str, *, through: str) -> pgtrigger.Trigger:
    """Return a trigger that refuses a Participant without a seat under the instrument of the record ``through``."""
    table = {"decision": "commitments_jointdecision", "notice": "commitments_notice"}[through]
    return refuse(
        name=f"{name}_of_a_seat",
        operation=pgtrigger.Insert | pgtrigger.Update,
        when_row=f"""NOT EXISTS (SELECT 1 FROM commitments_participation seat
            JOIN {table} record ON record.instrument_id = seat.instrument_id
            WHERE record.id = NEW.{through}_id AND seat.participant_id = NEW.participant_id)""",
        because="This Participant has no seat under the memorandum of cooperation.",
    )


def standard_stays_shared(name: str) -> pgtrigger.Trigger:
    """Return the trigger ``name``, which refuses to hide a standard from the Participants with positions on it.

    Only shared positions count: a refusal because of another position would reveal it.
    """
    shared = "audience IN ('public', 'participants')"
    return refuse(
        name=name,
        operation=pgtrigger.Update,
        when_row=f"""NEW.mark_id IS DISTINCT FROM OLD.mark_id
            AND NOT (SELECT {shared} FROM contacts_handlingmark WHERE id = NEW.mark_id)
            AND EXISTS (SELECT 1 FROM commitments_standardposition own
                JOIN contacts_handlingmark mark ON mark.id = own.mark_id
                WHERE own.standard_id = NEW.id AND own.held_by_id <> NEW.held_by_id AND mark.{shared})""",
        because="Other Participants have positions on this standard.",
    )
