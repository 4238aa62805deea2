"""Audit pages: accesses and changes for administrators, the signed heads, and the public keys."""

import csv
from datetime import UTC, datetime, time, timedelta
from typing import Any, NamedTuple

from django import forms
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _, pgettext_lazy
from django.views.decorators.http import require_safe

from audit.actor_labels import in_the_database
from audit.models import Head
from audit.pages import accounts_of, pages_of
from audit.services import signing
from audit.services.audit_queries import HEAD, AuditEntry, AuditQuery, answer, tracked
from contacts.models import User
from core.operation_costs import Operation, costs
from core.text.formulas import FORMULA

PER_PAGE = 100
WORDS = {
    "insert": pgettext_lazy("what somebody did with a record", "Entered"),
    "update": pgettext_lazy("what somebody did with a record", "Changed"),
    "delete": pgettext_lazy("what somebody did with a record", "Deleted"),
    "opened": pgettext_lazy("what somebody did with a record", "Viewed"),
    "listed": pgettext_lazy("what somebody did with a record", "List viewed"),
}


class AuditLine(NamedTuple):
    """Audit row for display; ``url`` and ``account`` are pages of the record and the actor, if the user may see them.

    ``hand`` labels a change made directly in the database, and is otherwise empty.
    """

    line: AuditEntry
    word: str
    kind: str
    url: str
    account: str
    hand: str


class AskForm(forms.Form):
    """Audit query form: dates with a record, a user or a database role, one of which is required."""

    model = forms.ChoiceField(label=_("Kind of record"), required=False)
    record = forms.IntegerField(label=_("Record number"), required=False, min_value=1, max_value=2**63 - 1)
    person = forms.CharField(label=_("User name"), required=False, max_length=150)
    role = forms.CharField(label=_("Database role"), required=False, max_length=63)
    since = forms.DateField(label=_("Start date"), widget=forms.DateInput(attrs={"type": "date"}))
    until = forms.DateField(label=_("End date"), widget=forms.DateInput(attrs={"type": "date"}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = ((label, f"{model._meta.verbose_name}") for label, model in tracked().items())
        field = self.fields["model"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "—"), *sorted(known, key=lambda choice: choice[1])]

    def clean_person(self) -> User | None:
        named = self.cleaned_data["person"]
        person = User.objects.filter(username=named).first() if named and "\x00" not in named else None
        if named and person is None:
            raise forms.ValidationError(_("Account not found."))
        return person

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or {}
        if not any(cleaned.get(named) for named in ("model", "person", "role")) and not self.errors:
            raise forms.ValidationError(_("Enter a record type, a person or a database role."))
        if cleaned.get("since") and cleaned.get("until") and cleaned["until"] < cleaned["since"]:
            self.add_error("until", _("The end date must be on or after the start date."))
        return cleaned

    def to_query(self) -> AuditQuery:
        given = self.cleaned_data
        return AuditQuery(
            since=datetime.combine(given["since"], time(), UTC),
            until=datetime.combine(given["until"] + timedelta(days=1), time(), UTC),
            model=given["model"],
            record=given["record"],
            person=given["person"],
            role=given["role"],
        )


@costs(Operation.HISTORY)
@login_required
@require_safe
def who(request: HttpRequest) -> HttpResponse:
    """Render accesses and changes between two dates, for administrators; records are identified by number only."""
    assert isinstance(request.user, User)
    if not request.user.may.administers:
        raise PermissionDenied
    form = AskForm(request.GET or None)
    lines = answer(form.to_query()) if form.is_bound and form.is_valid() else None
    if lines is not None and request.GET.get("format") == "csv":
        return _table(lines)
    context: dict[str, Any] = {"form": form, "answered": lines is not None}
    if lines is not None:
        names = {label: model._meta.verbose_name for label, model in tracked().items()}
        page = Paginator(lines, PER_PAGE).get_page(request.GET.get("p"))
        pages, accounts = pages_of(page, request), accounts_of(page, request)
        rows = [
            AuditLine(
                line,
                word=str(WORDS.get(line.what, line.what)),
                kind=str(names.get(line.model, line.model)),
                url=pages.get((line.model, line.record or 0), ""),
                account=accounts.get(line.who, ""),
                hand=in_the_database(line.role, line.who) if line.role else "",
            )
            for line in page
        ]
        query = request.GET.copy()
        query.pop("p", None)
        context |= {"page": page, "lines": rows, "query": query.urlencode()}
    return render(request, "history/who.html", context)


def _table(lines: list[AuditEntry]) -> HttpResponse:
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="who.csv"'
    # Byte order mark, so that spreadsheets read it as UTF-8.
    response.write("\ufeff")
    table = csv.writer(response)
    table.writerow(HEAD)
    table.writerows([cell(value) for value in line] for line in lines)
    return response


def cell(value: Any) -> str:
    """Return a value as text that a spreadsheet does not interpret as a formula."""
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(FORMULA) else text


@costs(Operation.HISTORY)
@login_required
@require_safe
def heads(request: HttpRequest) -> HttpResponse:
    """Render the signed heads, the newest first, so that every signed-in user can compare them with the daily mail."""
    assert isinstance(request.user, User)
    page = Paginator(Head.objects.order_by("-day"), PER_PAGE).get_page(request.GET.get("p"))
    rows = [(head, bytes(head.signature).hex(), bytes(head.key).hex()) for head in page]
    may_ask = request.user.may.administers
    return render(request, "history/heads.html", {"page": page, "rows": rows, "may_ask": may_ask})


@require_safe
def public_key(_request: HttpRequest) -> HttpResponse:
    """Return the public keys of the heads without authentication: they reveal nothing about the portal's data."""
    keys = [key.hex() for key in signing.public_keys()]
    return JsonResponse({"algorithm": "Ed25519", "keys": keys})
