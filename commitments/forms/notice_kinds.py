"""Description, additional form fields and rules of each kind of notice."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrPromise

from commitments.enums import NoticeKind, Scope

MEANINGS: Mapping[NoticeKind, StrPromise] = {
    NoticeKind.MODIFY: _(
        "Notify the intention to propose a modification of the MOC. A modification requires a joint written decision."
    ),
    NoticeKind.DISCONTINUE: _(
        "Notify the intention to discontinue the MOC. The notice period is counted from the last date of receipt."
    ),
    NoticeKind.CONTACT_POINT: _("Notify Participants of a new contact address or officer."),
    NoticeKind.EMERGENCY: _("Report a supply disruption and request joint consideration."),
    NoticeKind.CONSULTATION: _("Request consultations on the interpretation or application of the MOC."),
    NoticeKind.GENERAL: _("Any other written notice to the Participants."),
}

FIELDS_OF_KIND: Mapping[NoticeKind, tuple[str, ...]] = {
    NoticeKind.DISCONTINUE: ("scope", "stated_on"),
    NoticeKind.EMERGENCY: ("emergency",),
    NoticeKind.CONSULTATION: ("consultation",),
}


class NoticeRules(forms.ModelForm[Any]):
    """Form mixin of the page and the admin, for a draft with the fields of its kind only."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if scope := self.fields.get("scope"):
            scope.required = True
            # The column may be empty for other kinds; here one of the three is required, which include "not stated".
            scope.choices = Scope.choices  # type: ignore[attr-defined]  # The stubs declare the general field type.
        if stated_on := self.fields.get("stated_on"):
            stated_on.help_text = _(
                "Format: YYYY-MM-DD. Leave blank if the notice states no date: the MOC then ends at the end of "
                "the notice period, counted from the last date of receipt. A shorter period is accepted and "
                "marked as short notice."
            )
