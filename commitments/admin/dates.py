"""Admin mixin that warns about dates in the past, after the last day of the MOC and on holidays."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest

from commitments.services.entry_warnings import doubtful_dates
from contacts.models import User
from core.admin.visibility import VisibleAdmin


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
        assert isinstance(request.user, User)
        entered = {name: form.cleaned_data.get(name) for name in form.changed_data}
        return doubtful_dates(entered, by=request.user)


def _is_deleted(formset: Any, form: Any) -> bool:
    return form in formset.deleted_forms
