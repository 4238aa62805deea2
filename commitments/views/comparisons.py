"""Comparison of two versions of the text."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from commitments.forms import ComparisonForm
from commitments.models import Instrument, TextVersion
from commitments.rules.text_diff import ProvisionChangeKind
from commitments.services import texts
from commitments.views.access import readers_only, requested_language


@readers_only
@require_GET
def choose(request: HttpRequest) -> HttpResponse:
    """Redirect to the requested comparison, or show the form if the query string is empty."""
    versions = _versions()
    if not request.GET:
        newest = [version.number for version in versions[-2:]]
        initial = {"old": newest[0], "new": newest[-1], "language": requested_language(request)} if newest else {}
        form = ComparisonForm(versions=versions, initial=initial)
        return render(request, "text/compare.html", {"form": form, "versions": versions})
    form = ComparisonForm(request.GET, versions=versions)
    if not form.is_valid():
        return render(request, "text/compare.html", {"form": form, "versions": versions}, status=400)
    values = form.cleaned_data
    page = reverse(
        "commitments:text-compare", args=[values["old"], values["new"]], query={"language": values["language"]}
    )
    return redirect(page)


@readers_only
@require_GET
def compare(request: HttpRequest, old: int, new: int) -> HttpResponse:
    """Show both versions by provision: only those that differ, or all with ``all=1``."""
    versions = _versions()
    numbered = {version.number: version for version in versions}
    if old not in numbered or new not in numbered:
        raise Http404
    pair = numbered[old], numbered[new]
    requested = requested_language(request)
    language = texts.language_shown(pair, requested)
    rows = texts.compared(*pair, language)
    changed = [row for row in rows if row.change is not ProvisionChangeKind.UNCHANGED]
    shows_all = request.GET.get("all") == "1"
    context = {
        "form": ComparisonForm(versions=versions, initial={"old": old, "new": new, "language": requested}),
        "versions": versions,
        "pair": pair,
        "old": pair[0],
        "new": pair[1],
        "requested_language": requested,
        "language": language,
        "rows": rows if shows_all else changed,
        "changed": len(changed),
        "unchanged": len(rows) - len(changed),
        "shows_all": shows_all,
    }
    return render(request, "text/compare.html", context)


def _versions() -> list[TextVersion]:
    instrument = get_object_or_404(Instrument.objects.order_by("pk")[:1])
    return list(TextVersion.objects.filter(instrument=instrument).order_by("number"))
