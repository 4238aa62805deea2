"""Of each kind of record that the admin keeps: its list, its empty form and the form of a record."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.contrib import admin
from django.contrib.admin import ModelAdmin
from django.contrib.contenttypes.models import ContentType
from django.test import RequestFactory
from django.urls import NoReverseMatch, reverse

from contacts.models import User
from tests.e2e.sweep.table import ADMINISTRATOR, EDITOR, OFFICER, SECRETARIAT

# Whoever comes first and may open the page looks at it.
LOOKING = (SECRETARIAT, OFFICER, EDITOR, ADMINISTRATOR)

# Nobody may read or change them here: django-axes keeps them for the throttle of sign-ins.
OF_NOBODY = ("axes.accessattempt", "axes.accesslog", "axes.accessfailurelog")


@dataclass(frozen=True)
class Opened:
    """A page that ``by`` may open."""

    by: str
    address: str


def pages() -> Iterator[Opened]:
    """All of them, each as the first who may open it."""
    ContentType.objects.clear_cache()
    users = {name: User.objects.get(username=name) for name in LOOKING}
    for model, kept_by in admin.site._registry.items():
        found: dict[str, Opened] = {}
        for name, user in users.items():
            for act, address in _pages_of(kept_by, user):
                found.setdefault(act, Opened(name, address))
        assert "list" in found or model._meta.label_lower in OF_NOBODY, f"Nobody may open the list of {model}."
        yield from found.values()


def _pages_of(kept_by: ModelAdmin[Any], user: User) -> Iterator[tuple[str, str]]:
    request = RequestFactory().get("/")
    request.user = user
    meta = kept_by.model._meta
    at = partial(_address, f"admin:{meta.app_label}_{meta.model_name}")
    if not kept_by.has_view_or_change_permission(request):
        return
    yield from (("list", address) for address in at("changelist"))
    record = kept_by.get_queryset(request).last()
    if record and kept_by.has_view_or_change_permission(request, record):
        yield from (("record", address) for address in at("change", record.pk))
    if kept_by.has_add_permission(request):
        yield from (("form", address) for address in at("add"))


def _address(of: str, name: str, *args: object) -> Iterator[str]:
    try:
        yield reverse(f"{of}_{name}", args=args)
    except NoReverseMatch:
        return
