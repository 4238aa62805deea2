"""Who reads the feed: as which audience, and which types of record."""

from functools import lru_cache
from typing import NamedTuple

from django.utils.translation import gettext as _
from rest_framework.exceptions import ErrorDetail, ValidationError
from rest_framework.request import Request

from contacts.api.credentials import allows, require
from contacts.api.records import READ_SCOPES
from contacts.enums import Role
from contacts.models import User
from mocportal.history.registry import RecordType, record_types
from mocportal.history.services.sight import CIRCLE, representative, rows_for


class Reader(NamedTuple):
    """``audience`` is the Participant whose partner systems see the same, ``apps`` those that the scopes open.

    ``asked`` are the types that the request names, None for all ``types`` that there are for this reader.
    """

    audience: int
    administers: bool
    apps: tuple[str, ...]
    types: tuple[str, ...]
    asked: tuple[str, ...] | None

    @property
    def wanted(self) -> tuple[str, ...]:
        return self.types if self.asked is None else self.asked


def reader_of(request: Request) -> Reader:
    """Raises ScopeMissing where the credentials open nothing that can be read, or not what ``types`` names.

    Staff read what the partner systems of their Participant read, the secretariat what all of them do.
    """
    user = request.user
    assert isinstance(user, User)
    audience = (user.participant_id or CIRCLE) if user.may.belongs_to_participant else CIRCLE
    apps = tuple(app for app, scope in READ_SCOPES.items() if allows(request, scope))
    if not apps:
        require(request, READ_SCOPES["commitments"])
    types = _types(user.may, apps)
    return Reader(audience, user.may.administers, apps, types, _asked(request, user.may, types))


def _asked(request: Request, role: Role, types: tuple[str, ...]) -> tuple[str, ...] | None:
    text = request.query_params.get("types")
    if text is None:
        return None
    names = {name.strip() for name in text.split(",")}
    every = _types(role, tuple(READ_SCOPES))
    if names.difference(every):
        message = _("Choose of: %(known)s.") % {"known": ", ".join(types)}
        raise ValidationError({"types": [ErrorDetail(message, "invalid")]})
    for name in sorted(names.difference(types)):
        require(request, READ_SCOPES[app_of(record_types()[name])])
    return tuple(name for name in types if name in names)


@lru_cache(maxsize=100)
def _types(role: Role, apps: tuple[str, ...]) -> tuple[str, ...]:
    """The types of which such an account can see anything and partner systems too: rights come from the role alone."""
    somebody = representative(CIRCLE)
    viewer = User(pk=-1, role=role, participant_id=None)
    return tuple(
        name
        for name, each in record_types().items()
        if app_of(each) in apps and _sees(each, viewer) and _sees(each, somebody)
    )


def _sees(each: RecordType, viewer: User) -> bool:
    return not rows_for(each, viewer).query.is_empty()


def app_of(each: RecordType) -> str:
    return each.model._meta.app_label
