"""Actions that the page of a record offers; those of emergencies and consultations are admin pages."""

from typing import Any

from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest
from django.urls import reverse

from commitments.models import Activity, AreaRecord, Commitment, JointDecision, Notice
from core.text.links import Link

# Pages with the form of a record; other records have the form of the admin.
FORM_PAGES: dict[type[Model], str] = {
    Commitment: "commitments:edit-commitment",
    Activity: "commitments:edit-activity",
    JointDecision: "commitments:edit-decision",
    Notice: "commitments:edit-notice",
}
WAITED_FOR = ("/concur/", "/propose/", "/issue/", "/acknowledge/")


def acts_on(request: HttpRequest, record: Model) -> list[Link]:
    """Return the actions available to the reader, in display order."""
    model_admin: Any = admin.site.get_model_admin(type(record))
    links: list[Link] = model_admin.get_links(request, record)
    return links


def waited_for(links: list[Link]) -> Link | None:
    """Return the link of the one action that others are waiting for, or None.

    Actions such as withdrawing or objecting are available for a long time without being awaited.
    """
    return next((link for link in links if link.url.endswith(WAITED_FOR)), None)


def form_of(request: HttpRequest, record: Model) -> str:
    """Return the address of the edit form of ``record``, or "" if the reader may not edit it now."""
    opts = record._meta
    if not request.user.has_perm(f"{opts.app_label}.change_{opts.model_name}", record):
        return ""
    if isinstance(record, AreaRecord):
        return reverse(f"commitments:edit-{record.ROUTE}", args=[record.reference])
    if isinstance(record, Commitment | Activity | JointDecision | Notice):
        return reverse(FORM_PAGES[type(record)], args=[record.reference])
    return reverse(f"admin:{opts.app_label}_{opts.model_name}_change", args=[record.pk])


def history_of(record: Model) -> str:
    """Return the address of the full change history of ``record``."""
    opts = record._meta
    return reverse("timeline", args=[opts.app_label, opts.model_name, record.pk])
