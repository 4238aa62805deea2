"""Audiences of the change feed: each Participant, and the circle of all of them."""

from contacts.enums import Role
from contacts.models import Participant, User
from core.feed.audiences import CIRCLE


def keys() -> tuple[int, ...]:
    return tuple(Participant.objects.order_by("pk").values_list("pk", flat=True))


def representative(audience: int) -> User:
    """Return a partner system of ``audience`` that entered nothing itself. It is never saved."""
    return User(pk=-1, role=Role.PARTNER, participant_id=audience or None)


def of(user: User) -> int:
    """Return the audience as which ``user`` reads the feed: staff read as their Participant's partner systems."""
    return (user.participant_id or CIRCLE) if user.may.belongs_to_participant else CIRCLE


def role_of(user: User) -> Role:
    return user.may


def administers(user: User) -> bool:
    return user.may.administers


def code_of(account: str) -> str:
    """Return the SQL expression of the code of the Participant to which ``account``, an SQL expression, belongs."""
    return f"""(SELECT participant.code FROM contacts_user actor
        JOIN contacts_participant participant ON participant.id = actor.participant_id
        WHERE actor.id = {account})"""  # noqa: S608  # The name of a column.


def viewer(role: Role) -> User:
    """Return an account with ``role`` of no Participant: permissions come from the role alone. It is never saved."""
    return User(pk=-1, role=role, participant_id=None)
