"""The rows of the table of rights (docs/decisions/0005) for partner systems and tokens."""

import rules

from contacts.models import User
from contacts.permissions import administers, edits_own, grant, nobody, reads_register
from mocportal.partners.models import CalendarToken, Client, Token


@rules.predicate
def holds(user: User, record: object = None) -> bool:
    """People, on calendar tokens of their own."""
    if not user.may.uses_browser:
        return False
    return record is None or (isinstance(record, CalendarToken) and record.user_id == user.pk)


grant(Client, view=administers | edits_own, write=administers, delete=nobody)
grant(Token, view=administers, write=nobody, delete=administers)

# Everyone makes and ends one's own; administrators end one that was lost, and never make one for somebody else.
grant(CalendarToken, view=holds | administers, write=nobody, delete=nobody)
rules.add_perm("partners.issue_calendartoken", holds & reads_register)
rules.add_perm("partners.revoke_calendartoken", holds | administers)
