"""Where a record that the history names is read."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse

from audit.services.audit_queries import Line, tracked
from contacts.models import User


def page_of(record: Any) -> str:
    """The page on which it is read, or else its form."""
    model_admin: Any = admin.site.get_model_admin(type(record))
    form = reverse(f"admin:{record._meta.app_label}_{record._meta.model_name}_change", args=[record.pk])
    return str(model_admin.reading_page(record) or form)


def pages_of(lines: Iterable[Line], request: HttpRequest) -> Mapping[tuple[str, int], str]:
    """The pages of the records that ``lines`` name, by kind and number: of those that the reader may see.

    What is not there any more has none. One statement for each kind of record.
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
            # Whatever a page's address is made of comes with its record, as in the lists of the admin.
            rows = model_admin.get_queryset(request).filter(pk__in=records)
            related = model_admin.get_list_select_related(request)
            for record in rows if isinstance(related, bool) else rows.select_related(*related):
                found[label, record.pk] = page_of(record)
    return found


def accounts_of(lines: Iterable[Line], request: HttpRequest) -> Mapping[str, str]:
    """The pages of the accounts that did what ``lines`` say, by their names."""
    model_admin = admin.site.get_model_admin(User)
    if not model_admin.has_view_permission(request):
        return {}
    accounts = model_admin.get_queryset(request).filter(username__in={line.who for line in lines})
    return {account.username: page_of(account) for account in accounts}
