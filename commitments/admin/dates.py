"""Admin mixin that warns about dates in the past, after the last day of the MOC and on holidays."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest

from commitments.models import Instrument
from commitments.services.dates import warnings_of
from contacts.models import User
from contacts.services.today import today_for
from core.admin.visibility import VisibleAdmin

# Date fields checked, by their names in all models.
DATES = ("due_on", "starts_on")


class DatedAdmin(VisibleAdmin):
    """Admin that warns about entered or changed dates, in its form and its inlines. No date is refused."""

    def construct_change_message(self, request: HttpRequest, form: Any, formsets: Any, add: bool = False) -> Any:  # noqa: FBT001, FBT002  # As Django calls it.
        forms = [
            form,
            *(each for formset in formsets or () for each in formset.forms if not _is_deleted(formset, each)),
        ]
        for sentence in dict.fromkeys(sentence for each in forms for sentence in self.doubts_about(request, each)):
            messages.warning(request, sentence)
        return super().construct_change_message(request, form, formsets, add)

    def doubts_about(self, request: HttpRequest, form: Any) -> Iterable[str]:
        """Return the warnings about dates entered or changed in a form or a row."""
        days = [form.cleaned_data.get(name) for name in DATES if name in form.changed_data]
        instrument = Instrument.objects.order_by("pk").first() if any(days) else None
        if instrument is None:
            return ()
        assert isinstance(request.user, User)
        today = today_for(request.user)
        return [each for day in filter(None, days) for each in warnings_of(day, instrument=instrument, today=today)]


def _is_deleted(formset: Any, form: Any) -> bool:
    return form in formset.deleted_forms
