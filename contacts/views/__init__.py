"""Pages about contacts outside the admin."""

from contacts.views.contact_tree import contact_tree

__all__ = ["contact_tree"]
