"""The routes of pages, read off the URL configuration, and records with who sees them."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

from django.contrib import admin
from django.db import transaction
from django.db.models import Model
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from contacts.enums import Role
from contacts.models import Participant
from core.acts import RecordActs
from tests.api.matrix import OURS, THEIRS, Row
from tests.factories.contacts import UserFactory
from tests.sessions import BACKEND

ROLES = (Role.READER, Role.EDITOR, Role.CONTACT_OFFICER, Role.SECRETARIAT, Role.ADMINISTRATOR, Role.PARTNER)


@cache
def routes() -> dict[str, str]:
    """Every page by its qualified name, with its address as it stands in the configuration; the API apart."""
    found = dict(_walk(get_resolver().url_patterns, "", ""))
    return {name: address for name, address in found.items() if not address.startswith(("api/", "^api/"))}


def _walk(patterns: list[URLPattern | URLResolver], before: str, spaces: str) -> Iterator[tuple[str, str]]:
    for each in patterns:
        address = before + str(each.pattern)
        if isinstance(each, URLResolver):
            yield from _walk(each.url_patterns, address, spaces + (f"{each.namespace}:" if each.namespace else ""))
        else:
            yield spaces + (each.name or address), address


@cache
def acts() -> tuple[RecordActs, ...]:
    """The acts on records, off the views of their pages."""
    return tuple(found for view in _views(get_resolver().url_patterns) if (found := getattr(view, "acts", None)))


def _views(patterns: list[URLPattern | URLResolver]) -> Iterator[object]:
    for each in patterns:
        if isinstance(each, URLResolver):
            yield from _views(each.url_patterns)
        else:
            yield each.callback


def of_model(model: type[Model]) -> dict[str, str]:
    """The routes of the admin for one record of ``model``: what follows its name, and the route."""
    if model not in admin.site._registry:
        return {}
    prefix = f"admin:{model._meta.app_label}_{model._meta.model_name}_"
    own = {name: address for name, address in routes().items() if name.startswith(prefix)}
    return {name.removeprefix(prefix): name for name, address in own.items() if address.count("<") == 1}


def kinds() -> list[tuple[str, Row]]:
    """Each kind of record with whose it is; the same as the API's matrix is about."""
    return [("ours", row) for row in OURS] + [("theirs", row) for row in THEIRS]


def signed_in(ours: Participant) -> dict[Role, Client]:
    clients = {}
    for role in ROLES:
        belongs = {"participant": ours} if role.belongs_to_participant else {}
        clients[role] = Client(raise_request_exception=False)
        clients[role].force_login(UserFactory.create(role=role, **belongs), backend=BACKEND)
    return clients


@contextmanager
def taken_back() -> Iterator[None]:
    """Leave the database as it was."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
