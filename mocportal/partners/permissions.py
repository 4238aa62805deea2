"""The rows of the table of rights (docs/decisions/0005) for tokens."""

from contacts.permissions import administers, grant, nobody
from mocportal.partners.models import Token

grant(Token, view=administers, write=nobody, delete=administers)
