"""Form field for provisions that shows the start of their text, since a code alone is not meaningful."""

from typing import Any

from django import forms
from django.contrib.admin.options import BaseModelAdmin
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest
from django.utils.text import Truncator
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from commitments.models import Provision, ProvisionText
from commitments.services.modifications import reading_in

LONGEST = 70


class ProvisionChoice(forms.ModelChoiceField[Any]):
    """Choice of a provision by its code and the start of its text, in the reader's language if recorded."""

    def label_from_instance(self, obj: Any) -> str:
        # A later version overwrites an earlier one.
        said = {text.language_version.language: (text.heading, text.text) for text in obj.written}
        found = reading_in(said, (get_language() or "en")[:2])
        if found is None:
            return str(obj)
        beginning = Truncator(" ".join(found.text.split())).chars(LONGEST)
        return _("%(code)s: %(words)s") % {"code": obj.code, "words": beginning}


class ProvisionChoiceMixin(BaseModelAdmin[Any]):
    """Admin mixin for a choice of provisions."""

    def get_field_queryset(self, db: Any, db_field: Any, request: HttpRequest) -> QuerySet[Any] | None:
        """Prefetch the texts of the provisions, with one extra statement."""
        rows = super().get_field_queryset(db, db_field, request)
        if rows is None or db_field.remote_field.model is not Provision:
            return rows
        written = ProvisionText.objects.select_related("language_version").order_by("language_version__version__number")
        return rows.prefetch_related(Prefetch("texts", written, to_attr="written"))

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.remote_field.model is Provision:
            kwargs.setdefault("form_class", ProvisionChoice)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)
