"""Handling mark in forms: the originator must give a reason for a wider mark."""

from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy
from django_stubs_ext import StrOrPromise

from contacts.models import HandlingMark, User
from contacts.services import marks
from core.forms.page_forms import PageForm
from core.forms.record_pages import REASON
from core.refusals.errors import DomainError

__all__ = ["REASON", "MarkedPageForm", "ReasonFieldMixin", "reason_field"]

LONGEST_REASON = 500
ONLY_WIDER = gettext_lazy("Required only to lower the handling mark. Recorded in the history.")
# Preset of new records: the mark that all Participants can read.
FIRST_MARK = "participants"


def reason_field(opened_along: StrOrPromise, *, widget: Any = forms.TextInput) -> forms.CharField:
    """Return the field of the reason; ``opened_along`` warns of other data that a wider mark reveals."""
    return forms.CharField(
        label=gettext_lazy("Reason for wider access"),
        required=False,
        max_length=LONGEST_REASON,
        widget=widget,
        help_text=format_lazy("{} {}", ONLY_WIDER, opened_along) if opened_along else ONLY_WIDER,
    )


class ReasonFieldMixin:
    """Handling mark mixin of a form: a wider mark requires a reason, and the originator's permission."""

    # The user who fills in the form.
    by: User | None = None

    def clean(self) -> Any:
        cleaned = super().clean()  # type: ignore[misc]  # Of the next class in the MRO.
        said: dict[str, Any] = self.cleaned_data  # type: ignore[attr-defined]  # As above.
        try:
            # The instance is still unchanged: Django assigns the values after validation.
            marks.allow(record=self.instance, mark=said.get("mark"), by=self.by, reason=said.get(REASON, ""))  # type: ignore[attr-defined]
        except DomainError as refusal:
            self.add_error("mark", str(refusal))  # type: ignore[attr-defined]
        return cleaned


class MarkedPageForm(ReasonFieldMixin, PageForm):
    """Form of a page whose record has a handling mark, which its ``rows`` name before ``mark_reason``."""

    opened_along: StrOrPromise = ""

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, user=user, **kwargs)
        self.by = user
        if self.instance.pk:
            self.fields[REASON] = reason_field(self.opened_along)
        else:
            self.preset("mark", HandlingMark.objects.filter(code=FIRST_MARK).first())
