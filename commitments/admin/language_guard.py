"""Language guard of admin forms: it warns about treaty terms after saving and at the field. No text is refused."""

from typing import Any

from django.contrib import messages
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.html import format_html

from commitments.services.entry_warnings import treaty_words
from commitments.services.language_guard import FieldWarning, guarded
from core.admin.visibility import VisibleAdmin


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
        for sentence in treaty_words(record, *self.guarded_fields):
            messages.warning(request, sentence)


def _note(warning: FieldWarning) -> str:
    return render_to_string("components/guard.html", {"warnings": [warning]})
