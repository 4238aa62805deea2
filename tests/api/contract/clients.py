"""Who asks the portal: one of each role, a partner system with and without the scopes to write, and nobody known."""

from collections.abc import Callable

from contacts.enums import Role
from contacts.models import Participant
from partners.enums import Scope
from tests.factories.contacts import UserFactory
from tests.factories.partners import ClientFactory, token_text

type Headers = dict[str, str]


def staff(role: Role, ours: Participant) -> Headers:
    return _bearer(token_text(UserFactory.create(role=role, participant=ours if role.belongs_to_participant else None)))


def partner(scopes: list[str], ours: Participant) -> Headers:
    account = UserFactory.create(role=Role.PARTNER, participant=ours)
    ClientFactory.create(account=account, owner=ours, scopes=scopes)
    return _bearer(token_text(account))


def _bearer(token: str) -> Headers:
    return {"Authorization": f"Bearer {token}"}


READING = [scope.value for scope in Scope if not scope.writes]
# The headers that each of them sends, for a Participant of its own.
ASKERS: dict[str, Callable[[Participant], Headers]] = {
    "partner that writes": lambda ours: partner(Scope.values, ours),
    "partner that reads": lambda ours: partner(READING, ours),
    "contact point officer": lambda ours: staff(Role.CONTACT_OFFICER, ours),
    "editor": lambda ours: staff(Role.EDITOR, ours),
    "reader": lambda ours: staff(Role.READER, ours),
    "secretariat": lambda ours: staff(Role.SECRETARIAT, ours),
    "administrator": lambda ours: staff(Role.ADMINISTRATOR, ours),
    "nobody known": lambda _ours: {},
}
