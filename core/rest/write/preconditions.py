"""Preconditions: ``If-Match`` states the version of the record on which a change is based (RFC 9110, 13.1.1).

The first part of an entity tag, up to the hyphen, is the version of the record, the rest the representation that was
read. A change concerns the record, so it may be based on any representation.
"""

import re
from collections.abc import Callable, Iterable

from django.db.models import Model, QuerySet
from django.utils.translation import gettext as _
from rest_framework.request import Request

from core.changes.models import Standing
from core.rest.write.write_errors import PreconditionFailed, PreconditionRequired

ANY = "*"
# A strong tag. Weak ones never match here: a proxy may have changed the bytes.
TAG = re.compile(r'\s*(?P<weak>W/)?"(?P<text>[\x21\x23-\x7e\x80-\xff]*)"\s*')
VERSION = re.compile(r"(?P<number>[0-9]{1,9})(?:[-.].*)?\Z", re.DOTALL)


def version_of(record: Model, *, type_: str) -> int:
    """Return the version of ``record``, locked until the end of the transaction.

    Every change of a record, its links or its parts writes this row and so waits here, even if it does not lock the
    record itself.
    """
    return versions_of([record], type_=type_).get(record.pk, 0)


def versions_of(records: Iterable[Model], *, type_: str) -> dict[int, int]:
    """Return the locked versions of ``records`` by primary key."""
    # In one order everywhere, so that two requests cannot deadlock.
    rows = _standings(records, type_).select_for_update().order_by("record")
    return dict(rows.values_list("record", "version"))


def versions_read(records: Iterable[Model], *, type_: str) -> dict[int, int]:
    """Return the versions of ``records`` by primary key without locking; they may change at any time."""
    return dict(_standings(records, type_).values_list("record", "version"))


def _standings(records: Iterable[Model], type_: str) -> QuerySet[Standing]:
    return Standing.objects.filter(type=type_, record__in=[record.pk for record in records])


def demand(request: Request, *, name: str) -> None:
    """Raise PreconditionRequired without ``If-Match``; ``name`` is the record's name in the message."""
    if "If-Match" not in request.headers:
        raise PreconditionRequired(_("Send the entity tag of %(name)s in the header “If-Match”.") % {"name": name})


def check(request: Request, record: Model, *, type_: str, name: str, tag: Callable[[], str]) -> None:
    """Compare ``If-Match`` with the present version of ``record``, whose row the caller has locked.

    ``name`` is the record's name in the message, ``tag`` returns its present entity tag. Raises what ``demand`` does,
    and ChangedSince if the header does not name the present version.
    """
    demand(request, name=name)
    header = request.headers["If-Match"]
    version = version_of(record, type_=type_)
    named = versions(header)
    if header.strip() != ANY and version not in named:
        raise changed_since(name, version, tag()) if named else without_version(version, tag())


def changed_since(name: str, version: int, tag: str) -> PreconditionFailed:
    message = _("%(name)s has changed. Current version: %(version)d. Read the record again.")
    return PreconditionFailed(
        message % {"name": name, "version": version}, headers={"ETag": tag}, version=version, etag=tag
    )


def without_version(version: int, tag: str) -> PreconditionFailed:
    """Return the error for an invalid or weak entity tag; the record need not have changed."""
    message = _(
        "The value of “If-Match” is not valid. Send the exact value of “ETag”, including quotation marks. Weak "
        "tags (W/) are not accepted."
    )
    return PreconditionFailed(message, headers={"ETag": tag}, version=version, etag=tag)


def versions(header: str) -> set[int]:
    """Return the versions in the strong tags of a header; invalid tags are ignored."""
    tags = [found["text"] for found in TAG.finditer(header) if not found["weak"]]
    return {int(found["number"]) for text in tags if (found := VERSION.match(text))}
