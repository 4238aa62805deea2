"""SQL conditions over contact points, for the triggers of other apps."""


def holds_function(account: str, at: str) -> str:
    """Return the SQL condition that ``account`` has a function at its contact point on the day of the instant ``at``.

    Both are SQL expressions. The day is that of the Participant's capital. ``contacts.models.functions`` is the same
    rule in Python; a foreign key of the act guarantees that account and act belong to one Participant.
    """
    return f"""EXISTS (SELECT 1 FROM contacts_user account
        JOIN contacts_official person ON person.account_id = account.id AND person.active
        JOIN contacts_contactpointofficer term ON term.official_id = person.id AND term.function <> 'copy'
        JOIN contacts_contactpoint point
            ON point.id = term.contact_point_id AND point.participant_id = account.participant_id
        JOIN contacts_participant participant ON participant.id = account.participant_id
        JOIN contacts_side side ON side.id = participant.side_id
        WHERE account.id = {account} AND account.is_active AND account.role = 'contact_officer'
        AND term.since <= ({at} AT TIME ZONE side.time_zone)::date
        AND (term.until IS NULL OR term.until > ({at} AT TIME ZONE side.time_zone)::date))"""  # noqa: S608 - Names of columns.
