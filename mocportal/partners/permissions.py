"""The rows of the table of rights (docs/decisions/0005) for partner systems and tokens."""

import rules

from contacts.models import User
from contacts.permissions import administers, edits_own, grant, nobody, reads_register
from mocportal.partners.models import CalendarToken, Client, Token


@rules.predicate
def holds(user: User, record: object = None) -> bool:
    """People, on personal tokens and calendar tokens of their own."""
    if not user.may.uses_browser:
        return False
    return record is None or (isinstance(record, CalendarToken | Token) and record.user_id == user.pk)


grant(Client, view=administers | edits_own, write=administers, delete=nobody)

# Tokens of a system are its ministry's to replace and to end, and the first one is made by an administrator.
grant(Token, view=holds | administers | edits_own, write=nobody, delete=nobody)
rules.add_perm("partners.issue_token", holds)
rules.add_perm("partners.end_token", holds | administers | edits_own)

# Everyone makes and ends one's own; administrators end one that was lost, and never make one for somebody else.
grant(CalendarToken, view=holds | administers, write=nobody, delete=nobody)
rules.add_perm("partners.issue_calendartoken", holds & reads_register)
rules.add_perm("partners.revoke_calendartoken", holds | administers)
