"""Pages about contacts outside the admin."""

from contacts.views.contact_point import ContactPointFormPage
from contacts.views.emergency_contact_list import contact_tree
