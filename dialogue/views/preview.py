"""Pages before an act that cannot be undone.

``preview`` shows the document that will be sent, then the form; ``confirmation`` what was entered, and its effect.
"""

from datetime import date
from typing import Any

from django.forms import BoundField, Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import get_language, override

from core.text.date_formatting import day
from core.text.multilingual_text import LANGUAGES
from dialogue.enums import DocumentKind
from dialogue.models import Dialogue
from dialogue.services import documents

# The field that a confirmation page adds.
CONFIRMED = "confirmed"


def preview(
    request: HttpRequest, dialogue: Dialogue, kind: DocumentKind, form: Form, *, title: str, sentences: tuple[str, ...]
) -> HttpResponse:
    """Render the document in the language that is asked for, or in that of the page; ``title`` names the act too."""
    requested = request.GET.get("lang") or (get_language() or "en")[:2]
    language = requested if requested in LANGUAGES else "en"
    with override(language):
        made = documents.as_issued(kind, dialogue=dialogue, language=language, as_of=timezone.now(), forms=("html",))
    context = {
        "title": title,
        "button": title,
        "sentences": sentences,
        "record": dialogue,
        "back": dialogue.get_absolute_url(),
        "form": form,
        # The renderer escaped each text of the register.
        "article": mark_safe(made[0].content.decode()),  # noqa: S308
        "language": language,
        "languages": LANGUAGES,
    }
    return render(request, "dialogue/preview.html", context, status=400 if form.errors else 200)


def confirmation(
    request: HttpRequest, record: Any, *, title: str, sentences: tuple[str, ...], back: str, form: Form | None = None
) -> HttpResponse | None:
    """Return the page that shows the input of a valid ``form`` and sends it again; None once that was confirmed."""
    if CONFIRMED in request.POST:
        return None
    own = {"csrfmiddlewaretoken", CONFIRMED}
    context = {
        "title": title,
        "button": title,
        "sentences": sentences,
        "record": record,
        "back": back,
        "facts": [(field.label, _displayed(field)) for field in form.visible_fields() if field.data] if form else [],
        "sent": [(name, value) for name, values in request.POST.lists() if name not in own for value in values],
    }
    return render(request, "dialogue/confirm.html", context)


def _displayed(field: BoundField) -> str:
    value = field.form.cleaned_data[field.name]
    if isinstance(value, date):
        return day(value, (get_language() or "en")[:2])
    return str(dict(getattr(field.field, "choices", ())).get(value, value))
