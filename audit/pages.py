"""Page URLs of records and accounts in the history."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse

from audit.services.audit_queries import AuditEntry, tracked
from contacts.models import User


def page_of(record: Any) -> str:
    """Return the URL of the record's page, or else of its form."""
    model_admin: Any = admin.site.get_model_admin(type(record))
    form = reverse(f"admin:{record._meta.app_label}_{record._meta.model_name}_change", args=[record.pk])
    return str(model_admin.reading_page(record) or form)


def pages_of(lines: Iterable[AuditEntry], request: HttpRequest) -> Mapping[tuple[str, int], str]:
    """Return the URLs of the records in ``lines`` that are visible to the user, by model and number.

    Deleted records have none. One statement for each model.
    """
    named: dict[str, set[int]] = defaultdict(set)
    for line in lines:
        if line.record is not None:
            named[line.model].add(line.record)
    models, found = tracked(), {}
    for label, records in named.items():
        model = models.get(label)
        if model is None or not admin.site.is_registered(model):
            continue
        model_admin = admin.site.get_model_admin(model)
        if model_admin.has_view_permission(request):
            # The admin's queryset loads the related records that the page URL needs.
            rows = model_admin.get_queryset(request).filter(pk__in=records)
            related = model_admin.get_list_select_related(request)
            for record in rows if isinstance(related, bool) else rows.select_related(*related):
                found[label, record.pk] = page_of(record)
    return found


def accounts_of(lines: Iterable[AuditEntry], request: HttpRequest) -> Mapping[str, str]:
    """Return the URLs of the accounts in ``lines``, by user name."""
    model_admin = admin.site.get_model_admin(User)
    if not model_admin.has_view_permission(request):
        return {}
    accounts = model_admin.get_queryset(request).filter(username__in={line.who for line in lines})
    return {account.username: page_of(account) for account in accounts}
