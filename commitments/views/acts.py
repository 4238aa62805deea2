"""What can be done with a record that is read on a page: acts are pages of the admin, which knows who may do each."""

from typing import Any

from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest
from django.urls import reverse

from core.text.links import Link

WAITED_FOR = ("/concur/", "/propose/", "/issue/", "/acknowledge/")


def acts_on(request: HttpRequest, record: Model) -> list[Link]:
    """The acts that are open to the reader, in the order in which they are offered."""
    model_admin: Any = admin.site.get_model_admin(type(record))
    links: list[Link] = model_admin.get_links(request, record)
    return links


def waited_for(links: list[Link]) -> Link | None:
    """The one act for which others wait: to take back, to withdraw or to object is open for long, and nobody does."""
    return next((link for link in links if link.url.endswith(WAITED_FOR)), None)


def form_of(request: HttpRequest, record: Model) -> str:
    """The address of the form on which the reader may change ``record``; empty where that is nobody's business now."""
    opts = record._meta
    if not request.user.has_perm(f"{opts.app_label}.change_{opts.model_name}", record):
        return ""
    return reverse(f"admin:{opts.app_label}_{opts.model_name}_change", args=[record.pk])


def history_of(record: Model) -> str:
    """Every change of ``record``: who, when, why, before and after."""
    opts = record._meta
    return reverse("timeline", args=[opts.app_label, opts.model_name, record.pk])
