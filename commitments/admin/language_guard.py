"""Language guard of admin forms: it warns about treaty terms after saving and at the field. No text is refused."""

from typing import Any

from django.contrib import messages
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from commitments.services.language_guard import FieldWarning, guarded
from core.admin.visibility import VisibleAdmin
from core.text.multilingual_text import between_sentences


class GuardedAdmin(VisibleAdmin):
    """Admin with the language guard; ``guarded_fields`` names the multilingual texts to check."""

    guarded_fields: tuple[str, ...] = ()

    # Signature of Django, with a positional flag.
    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:  # noqa: FBT001, FBT002
        form = super().get_form(request, obj, change, **kwargs)
        for warning in guarded(obj, *self.guarded_fields) if obj is not None else ():
            # Django creates the form class and its fields for each request. Screen readers read the help text of a
            # field,
            # and so the warning in it.
            if field := form.base_fields.get(warning.column):
                field.help_text = format_html("{}{}", field.help_text, _note(warning))
        return form

    def response_add(self, request: HttpRequest, obj: Model, post_url_continue: str | None = None) -> HttpResponse:
        response = super().response_add(request, obj, post_url_continue)
        self.warn_of_words(request, obj)
        return response

    def response_change(self, request: HttpRequest, obj: Model) -> HttpResponse:
        response = super().response_change(request, obj)
        self.warn_of_words(request, obj)
        return response

    def warn_of_words(self, request: HttpRequest, record: Model) -> None:
        """Show the treaty terms in ``record`` to the user who saved it, by field."""
        if found := guarded(record, *self.guarded_fields):
            gap = between_sentences((get_language() or "en")[:2])
            sentence = _("Saved. Some words are treaty language; the MOC uses other terms. %(words)s")
            messages.warning(request, sentence % {"words": gap.join(_told(warning) for warning in found)})


def _note(warning: FieldWarning) -> str:
    return render_to_string("components/guard.html", {"warnings": [warning]})


def _told(warning: FieldWarning) -> str:
    """Return the field and its terms, as in: Text (English): “shall” → will, intend to, should."""
    words = pgettext("between facts on one record", "; ").join(
        _("“%(found)s” → %(offer)s") % {"found": each.found, "offer": each.offer} for each in warning.words
    )
    return _("%(field)s: %(words)s.") % {"field": capfirst(str(warning.label)), "words": words}
