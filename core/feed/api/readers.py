"""Reader of the feed: audience and types of record."""

from collections.abc import Hashable
from functools import lru_cache
from typing import Any, NamedTuple

from django.utils.translation import gettext as _
from rest_framework.exceptions import ErrorDetail, ValidationError
from rest_framework.request import Request

from core.feed.audiences import CIRCLE, source
from core.feed.registry import RecordType, collections, record_types
from core.feed.visibility import representative, rows_for
from core.rest.endpoints.record_view import READ_SCOPES
from core.rest.read.credentials import allows, require

# A cursor contains the keys.
MOST_KEYS, LONGEST_KEY = 20, 64


class FeedReader(NamedTuple):
    """Reader of the feed.

    ``audience`` is the Participant whose partner systems see the same, ``apps`` those that the scopes permit.
    ``requested_types`` are the types that the request names, None for all ``types`` available to this reader, and
    ``requested_keys`` the keys of the records, None for all.
    """

    audience: int
    administers: bool
    apps: tuple[str, ...]
    types: tuple[str, ...]
    requested_types: tuple[str, ...] | None
    requested_keys: tuple[str, ...] | None = None

    @property
    def wanted(self) -> tuple[str, ...]:
        return self.types if self.requested_types is None else self.requested_types


def reader_of(request: Request) -> FeedReader:
    """Return the reader of a request. Raises ScopeMissing if the credentials lack a read scope or one for ``types``.

    Staff read the same as the partner systems of their Participant, the secretariat the same as all of them.
    """
    audience, role = source().of(request.user), source().role_of(request.user)
    apps = tuple(app for app, scope in READ_SCOPES.items() if allows(request, scope))
    if not apps:
        require(request, next(iter(READ_SCOPES.values())))
    types = _types(role, apps)
    requested = _requested_types(request, role, types), _requested_keys(request)
    return FeedReader(audience, source().administers(request.user), apps, types, *requested)


def _requested_types(request: Request, role: Hashable, types: tuple[str, ...]) -> tuple[str, ...] | None:
    text = request.query_params.get("types")
    if text is None:
        return None
    names = {collections().get(name.strip(), "") for name in text.split(",")}
    every = _types(role, tuple(READ_SCOPES))
    if names.difference(every):
        message = _("Choose from: %(known)s.") % {"known": ", ".join(record_types()[name].prefix for name in types)}
        raise ValidationError({"types": [ErrorDetail(message, "invalid")]})
    for name in sorted(names.difference(types)):
        require(request, READ_SCOPES[app_of(record_types()[name])])
    return tuple(name for name in types if name in names)


def _requested_keys(request: Request) -> tuple[str, ...] | None:
    text = request.query_params.get("keys")
    if text is None:
        return None
    keys = sorted({key.strip() for key in text.split(",")})
    if len(keys) > MOST_KEYS or "\x00" in text or not all(0 < len(key) <= LONGEST_KEY for key in keys):
        message = _("Enter from 1 to %(most)d keys of records.") % {"most": MOST_KEYS}
        raise ValidationError({"keys": [ErrorDetail(message, "invalid")]})
    return tuple(keys)


@lru_cache(maxsize=100)
def _types(role: Hashable, apps: tuple[str, ...]) -> tuple[str, ...]:
    """Return the types of which both the account's role and partner systems can see records."""
    partner_system = representative(CIRCLE)
    viewer = source().viewer(role)
    return tuple(
        name
        for name, each in record_types().items()
        if app_of(each) in apps and _sees(each, viewer) and _sees(each, partner_system)
    )


def _sees(each: RecordType, viewer: Any) -> bool:
    return not rows_for(each, viewer).query.is_empty()


def app_of(each: RecordType) -> str:
    return each.model._meta.app_label
