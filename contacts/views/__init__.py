"""Pages about contacts outside the admin."""

from contacts.views.emergency_contact_list import contact_tree

__all__ = ["contact_tree"]
