"""Page of the bulk update: form, preview and confirmation."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _, ngettext

from commitments.imports.bulk import changes
from commitments.imports.bulk.forms import ChangeForm
from commitments.imports.characters import carried
from commitments.imports.outcomes import RowOutcome
from commitments.imports.record_types import WriteContext
from commitments.imports.views import WRITES, importers_only
from commitments.models import Commitment
from commitments.services.entry_warnings import doubtful_dates
from commitments.views.register.query_params import RegisterQuery, read_register_query
from commitments.views.register.selection import MOST, WHOLE_LIST
from contacts.models import User
from core.operation_costs import WRITING, Operation, costs

# Longer than any reference; longer input cannot match one.
LONGEST_REFERENCE = 60
# In digits.
LONGEST_VERSION = 9


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """Preview row: a commitment with its old and new value in words."""

    commitment: Commitment
    before: str
    after: str


def _cost(request: HttpRequest) -> Operation | None:
    """Return the operation: a bulk update, or the list from which commitments are selected."""
    if request.method in WRITING:
        return Operation.BULK
    if WHOLE_LIST not in request.GET:
        return None
    return Operation.SEARCH if QueryDict(request.GET[WHOLE_LIST]).get("search") else Operation.LIST


@costs(_cost)
@importers_only
@WRITES
def change_page(request: HttpRequest) -> HttpResponse:
    """Show the form for the commitments in the query string, or for all of the list that it names.

    On POST show the preview; on confirmation apply it.
    """
    assert isinstance(request.user, User)
    query = request.POST if request.method == "POST" else request.GET
    whole = QueryDict(query[WHOLE_LIST]) if WHOLE_LIST in query else None
    listing = None if whole is None else read_register_query(whole, request.user)
    if whole is not None and listing is not None and listing.left_out:
        # Without its filter, the list would be longer than the one that the user has seen.
        messages.error(request, _("No commitments were selected, because the list has an unknown filter."))
        return redirect(reverse("commitments:register", query=whole))
    if request.method != "POST":
        return _ask(request, _chosen(query, listing), ChangeForm())
    form = ChangeForm(request.POST)
    seen = _seen(request.POST.getlist("seen"))
    references = list(seen) or _chosen(query, listing)
    if not form.is_valid() or not 0 < len(references) <= MOST:
        return _ask(request, references, form, status=400)
    writing = _writing(request, form)
    return _confirm(request, form, seen, writing) if seen else _preview(request, form, references, writing)


def _ask(request: HttpRequest, references: list[str], form: ChangeForm, *, status: int = 200) -> HttpResponse:
    too_many = len(references) > MOST
    shown = [] if too_many else references
    rows = Commitment.objects.visible_to(request.user).filter(reference__in=shown).select_related("mark")
    found = {each.reference: each for each in rows}
    context = {
        "form": form,
        "chosen": [found[reference] for reference in shown if reference in found],
        "unknown": [reference for reference in shown if reference not in found],
        "references": shown,
        "list": (request.POST or request.GET).get(WHOLE_LIST),
        "too_many": too_many,
        "most": MOST,
    }
    return render(request, "commitments/bulk/ask.html", context, status=400 if too_many else status)


def _preview(
    request: HttpRequest,
    form: ChangeForm,
    references: Iterable[str],
    writing: WriteContext,
    refused: Sequence[RowOutcome] = (),
) -> HttpResponse:
    """Show the preview for the current commitments; ``refused`` are rows that made a confirmation fail."""
    result = changes.preview(references, form.requested_change, writing)
    context: dict[str, Any] = {
        "form": form,
        "result": result,
        "what": form.change_in_words,
        "rows": [PreviewRow(result.found[row.name], *_in_words(form, row)) for row in result.changed],
        "references": [row.name for row in result.rows],
        "problems": refused,
    }
    return render(request, "commitments/bulk/preview.html", context, status=409 if refused else 200)


def _confirm(request: HttpRequest, form: ChangeForm, seen: dict[str, int], writing: WriteContext) -> HttpResponse:
    result = changes.carry_out(seen, form.requested_change, writing)
    if result.refused:
        return _preview(request, form, seen, writing, result.refused)
    if result.changed:
        count = len(result.changed)
        message = ngettext("%(count)d commitment updated.", "%(count)d commitments updated.", count)
        messages.success(request, message % {"count": count})
        for sentence in doubtful_dates(form.cleaned_data, by=writing.by):
            messages.warning(request, sentence)
    else:
        messages.info(request, _("No changes needed. The commitments already have these values."))
    return redirect("commitments:register")


def _in_words(form: ChangeForm, row: RowOutcome) -> tuple[str, str]:
    (change,) = row.changes
    return form.in_words(change.column.name, change.before), form.in_words(change.column.name, change.after)


def _chosen(query: QueryDict, listing: RegisterQuery | None) -> list[str]:
    """Return the references in the query, or of the commitments on its list that the user can edit."""
    if listing is None:
        return _references(query.getlist("reference"))
    user = listing.viewer
    rows = listing.found if user.may.runs_register else listing.found.filter(lead=user.participant_id)
    # One more than the limit, to detect a longer list.
    return list(rows.order_by("reference__natural").values_list("reference", flat=True)[: MOST + 1])


def _references(texts: Iterable[str]) -> list[str]:
    """Return the references without duplicates, sorted."""
    return sorted({carried(text).strip()[:LONGEST_REFERENCE] for text in texts} - {""})


def _seen(texts: Iterable[str]) -> dict[str, int]:
    """Return the displayed versions by reference; an invalid version becomes -1, which no commitment has."""
    seen = {}
    for text in texts:
        reference, _colon, version = text.rpartition(":")
        is_one = version.isascii() and version.isdecimal() and len(version) <= LONGEST_VERSION
        for known in _references([reference]):
            seen[known] = int(version) if is_one else -1
    return dict(sorted(seen.items()))


def _writing(request: HttpRequest, form: ChangeForm) -> WriteContext:
    assert isinstance(request.user, User)
    return WriteContext(by=request.user, at=timezone.now(), reason=form.cleaned_data["reason"])
