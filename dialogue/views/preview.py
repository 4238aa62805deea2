"""Confirmation page of an act that sends a document: the document as it will be sent, then the form."""

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import get_language, override

from core.text.multilingual_text import LANGUAGES
from dialogue.enums import DocumentKind
from dialogue.models import Dialogue
from dialogue.services import documents


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
