"""Page of a version of the text."""

from typing import NamedTuple

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from commitments.enums import ProvisionKind
from commitments.models import Instrument, TextVersion
from commitments.services import texts
from commitments.services.clocks import status_day
from commitments.services.provision_references import ProvisionReference, what_hangs
from commitments.views.access import readers_only, requested_language
from contacts.models import User


class AnnotatedProvision(NamedTuple):
    """Provision of the text with the records that refer to it."""

    passage: texts.ProvisionPassage
    lines: list[ProvisionReference]

    @property
    def is_silent(self) -> bool:
        return any(line.is_silence for line in self.lines)


@readers_only
@require_GET
def current(request: HttpRequest) -> HttpResponse:
    """Show the version in effect, or the first one before it takes effect.

    The date is that of the status line rather than the reader's, because the status line states the effective date of a
    modification.
    """
    instrument = _instrument()
    versions = TextVersion.objects.filter(instrument=instrument)
    found = versions.in_effect(status_day(instrument, timezone.now())).first() or versions.order_by("number").first()
    if found is None:
        raise Http404
    return _page(request, found)


@readers_only
@require_GET
def version(request: HttpRequest, number: int) -> HttpResponse:
    return _page(request, get_object_or_404(TextVersion, instrument=_instrument(), number=number))


def _instrument() -> Instrument:
    return get_object_or_404(Instrument.objects.order_by("pk")[:1])


def _page(request: HttpRequest, shown: TextVersion) -> HttpResponse:
    assert isinstance(request.user, User)
    today = status_day(shown.instrument, timezone.now())
    versions = TextVersion.objects.filter(instrument=shown.instrument_id).order_by("number")
    language = texts.language_shown([shown], requested_language(request))
    languages = list(shown.languages.all())
    passages = texts.passages(shown, language)
    is_in_effect = shown == versions.in_effect(today).first()
    # Records refer to the text in effect and are shown with that version only.
    lines = what_hangs(instrument=shown.instrument, viewer=request.user, today=today) if is_in_effect else {}
    placed = [AnnotatedProvision(passage, lines.get(passage.code, [])) for passage in passages]
    context = {
        "text_version": shown,
        "others": [other for other in versions if other != shown],
        "following": next((other for other in versions if other.number > shown.number), None),
        "is_ahead": shown.effective_on > today,
        "is_in_effect": is_in_effect,
        "languages": languages,
        "language": language,
        "language_status": next((each.status for each in languages if each.language == language), ""),
        "is_elsewhere": bool(
            {(get_language() or "en")[:2], requested_language(request)} - {each.language for each in languages}
        ),
        "placed": placed,
        "silent": [each.passage for each in placed if each.is_silent],
        "contents": [passage for passage in passages if passage.title or passage.kind is ProvisionKind.ARTICLE],
        "may_run": request.user.may.runs_register,
    }
    return render(request, "text/version.html", context)
