"""Permissions of partner systems and tokens, in the permission table (docs/decisions/0005)."""

import rules

from contacts.models import User
from contacts.permissions import administers, denied, edits_own, grant, handles_own_contact_point, reads_register
from partners.models import CalendarToken, Client, Token


@rules.predicate
def holds(user: User, record: object = None) -> bool:
    """Return whether the user uses the browser and the token, personal or calendar, is their own."""
    if not user.may.uses_browser:
        return False
    return record is None or (isinstance(record, CalendarToken | Token) and record.user_id == user.pk)


# Only the contact point officer of the owner registers or extends a system and receives its tokens. An administrator
# may end one and set its rate, which grants no access.
grant(Client, view=administers | edits_own, write=handles_own_contact_point, delete=denied)
rules.add_perm("partners.end_client", administers | handles_own_contact_point)
rules.add_perm("partners.limit_client", administers)

# Ending a token is a separate permission from receiving one.
grant(Token, view=holds | administers | edits_own, write=denied, delete=denied)
rules.add_perm("partners.issue_token", holds)
rules.add_perm("partners.replace_token", holds | handles_own_contact_point)
rules.add_perm("partners.end_token", holds | administers | edits_own)

# Users create and end their own; administrators end a lost one, and never create one for another user.
grant(CalendarToken, view=holds | administers, write=denied, delete=denied)
rules.add_perm("partners.issue_calendartoken", holds & reads_register)
rules.add_perm("partners.revoke_calendartoken", holds | administers)
