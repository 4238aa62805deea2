"""The rows of the table of rights (docs/decisions/0005) for how Participants sign in."""

import rules

from contacts.permissions import administers, grant, nobody
from mocportal.accounts.models import IdentityProvider, RoleClaim, SignInRule

grant(SignInRule, view=administers, write=administers, delete=administers)
# One that vouched for people stays on record; without its mark it signs nobody in.
grant(IdentityProvider, view=administers, write=administers, delete=nobody)
grant(RoleClaim, view=administers, write=administers, delete=administers)

rules.add_perm("accounts.invite_user", administers)
rules.add_perm("accounts.offboard_user", administers)
rules.add_perm("accounts.reset_factors_user", administers)
