"""Actor labels for changes made directly in the database."""

from django.utils.translation import gettext as _


def in_the_database(role: str, account: str = "") -> str:
    """Return the label for a database ``role``, with the account that the session claimed."""
    if account:
        return _("in the database: %(role)s, for %(account)s") % {"role": role, "account": account}
    return _("in the database: %(role)s") % {"role": role}
