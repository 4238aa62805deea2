"""Viewsets of the API by route, and a role that may read a record."""

from typing import Any

from contacts.enums import Role
from mocportal import api
from tests.api.matrix import Row

VIEWSETS: dict[str, Any] = {name: viewset for router in api.routers for _prefix, viewset, name in router.registry}


def reader_of(row: Row) -> Role:
    return min(row.seen_by, key=lambda role: (role != Role.CONTACT_OFFICER, role))
