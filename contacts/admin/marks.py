"""Handling mark forms: the originator must give a reason for a wider mark."""

from typing import Any

import pghistory
from django.contrib.admin.widgets import AdminTextInputWidget
from django.forms.models import ModelFormMetaclass
from django.http import HttpRequest
from django_stubs_ext import StrOrPromise

from contacts.forms.marks import REASON, ReasonFieldMixin, reason_field
from core.admin.visibility import VisibleAdmin


class MarkedAdmin(VisibleAdmin):
    """Handling mark mixin of a ModelAdmin whose fieldsets include ``mark``.

    ``opened_along`` warns of other data that a wider mark reveals to its new readers.
    """

    opened_along: StrOrPromise = ""

    # Django passes the flag by position.
    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:  # noqa: FBT001, FBT002
        if obj is None or not self.has_change_permission(request, obj):
            return super().get_form(request, obj, change=change, **kwargs)
        reason = reason_field(self.opened_along, widget=AdminTextInputWidget)
        form = ModelFormMetaclass(
            self.form.__name__, (ReasonFieldMixin, self.form), {REASON: reason, "by": request.user}
        )
        return super().get_form(request, obj, change=change, **({"form": form} | kwargs))

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        fieldsets = super().get_fieldsets(request, obj)
        return self.with_reason(request, obj, fieldsets)

    def with_reason(self, request: HttpRequest, obj: Any, fieldsets: Any) -> Any:
        """Return the fieldsets with the reason after the mark, for users who may change ``obj``."""
        if obj is None or not self.has_change_permission(request, obj):
            return fieldsets
        return tuple((heading, options | {"fields": _after_mark(options["fields"])}) for heading, options in fieldsets)

    # Django passes the flag by position.
    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:  # noqa: FBT001
        reason = form.cleaned_data.get(REASON, "").strip()
        with pghistory.context(**({"reason": reason} if reason else {})):
            super().save_model(request, obj, form, change)


def _after_mark(fields: Any) -> tuple[Any, ...]:
    if "mark" not in fields:
        return tuple(fields)
    place = list(fields).index("mark") + 1
    return (*fields[:place], REASON, *fields[place:])
