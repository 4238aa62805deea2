"""Sign-in permissions of the permission table (docs/decisions/0005)."""

import rules

from accounts.models import AccountRequest, IdentityProvider, RoleClaim, SignInRule
from contacts.models import User
from contacts.permissions import administers, denied, grant, handles_own_contact_point


@rules.predicate
def sees_request(user: User, record: object = None) -> bool:
    """Return whether the user uses the browser; ``visible_to`` of the queryset limits the requests."""
    return user.may.uses_browser


seen_by = administers | handles_own_contact_point

grant(SignInRule, view=administers, write=administers, delete=administers)
# An administrator prepares and deactivates a provider; only the ministry's contact point officer activates it. A
# provider in use is not deleted.
grant(IdentityProvider, view=seen_by, write=administers, delete=denied)
grant(RoleClaim, view=seen_by, write=administers, delete=administers)
rules.add_perm("accounts.activate_identityprovider", handles_own_contact_point)

grant(AccountRequest, view=sees_request, write=denied, delete=denied)

rules.add_perm("accounts.invite_user", administers)
rules.add_perm("accounts.offboard_user", administers)
rules.add_perm("accounts.reset_factors_user", administers)
