"""Page of the bulk update: form, preview and confirmation."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from commitments.imports.bulk import changes
from commitments.imports.bulk.forms import ChangeForm
from commitments.imports.characters import carried
from commitments.imports.outcomes import RowOutcome
from commitments.imports.record_types import WriteContext
from commitments.imports.views import WRITES, importers_only
from commitments.models import Commitment
from commitments.services.entry_warnings import doubtful_dates
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


@costs(Operation.BULK, WRITING)
@importers_only
@WRITES
def change_page(request: HttpRequest) -> HttpResponse:
    """Show the form for the commitments in the query string; on POST show the preview; on confirmation apply it."""
    if request.method != "POST":
        return _ask(request, _references(request.GET.getlist("reference")), ChangeForm())
    form = ChangeForm(request.POST)
    seen = _seen(request.POST.getlist("seen"))
    references = list(seen) or _references(request.POST.getlist("reference"))
    if not form.is_valid() or not 0 < len(references) <= changes.MOST:
        return _ask(request, references, form, status=400)
    writing = _writing(request, form)
    return _confirm(request, form, seen, writing) if seen else _preview(request, form, references, writing)


def _ask(request: HttpRequest, references: list[str], form: ChangeForm, *, status: int = 200) -> HttpResponse:
    too_many = len(references) > changes.MOST
    asked = [] if too_many else references
    rows = Commitment.objects.visible_to(request.user).filter(reference__in=asked).select_related("mark")
    found = {each.reference: each for each in rows}
    context = {
        "form": form,
        "chosen": [found[reference] for reference in asked if reference in found],
        "unknown": [reference for reference in asked if reference not in found],
        "references": asked,
        "too_many": too_many,
        "most": changes.MOST,
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
    result = changes.preview(references, form.asked, writing)
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
    result = changes.carry_out(seen, form.asked, writing)
    if result.refused:
        return _preview(request, form, seen, writing, result.refused)
    if result.changed:
        count = len(result.changed)
        told = ngettext("%(count)d commitment updated.", "%(count)d commitments updated.", count)
        messages.success(request, told % {"count": count})
        for sentence in doubtful_dates(form.cleaned_data, by=writing.by):
            messages.warning(request, sentence)
    else:
        messages.info(request, _("No changes needed. The commitments already have these values."))
    return redirect("commitments:register")


def _in_words(form: ChangeForm, row: RowOutcome) -> tuple[str, str]:
    (change,) = row.changes
    return form.in_words(change.column.name, change.before), form.in_words(change.column.name, change.after)


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
