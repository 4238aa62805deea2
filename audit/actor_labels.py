"""Words for who made a change past the portal, in the database itself."""

from django.utils.translation import gettext as _


def in_the_database(role: str, account: str = "") -> str:
    """By which ``role`` of the database it was made, and the account that whoever made it named as theirs to ask."""
    if account:
        return _("in the database: %(role)s, for %(account)s") % {"role": role, "account": account}
    return _("in the database: %(role)s") % {"role": role}
