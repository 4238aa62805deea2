"""The rows of the table of rights (docs/decisions/0005) for partner systems and tokens."""

from contacts.permissions import administers, edits_own, grant, nobody
from mocportal.partners.models import Client, Token

grant(Client, view=administers | edits_own, write=administers, delete=nobody)
grant(Token, view=administers, write=nobody, delete=administers)
