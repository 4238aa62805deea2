"""Forms of a notice: its draft and its actions."""

from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib.admin.widgets import AdminDateWidget, AdminTextareaWidget
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from commitments.enums import NoticeKind
from commitments.forms.notice_kinds import NoticeRules
from commitments.models import Notice
from core.forms import RecordForm

if TYPE_CHECKING:
    from contacts.models import User


class NoticeForm(NoticeRules, RecordForm):
    pass


class IssueForm(forms.Form):
    """Confirmation form; for a discontinuance its reference must be typed, to prevent mistakes."""

    reference = forms.CharField(label=_("Notice reference"), max_length=24)

    def __init__(self, *args: Any, notice: Notice, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.notice = notice
        if notice.kind_of is NoticeKind.DISCONTINUE:
            self.fields["reference"].help_text = gettext("Enter %(reference)s to confirm.") % {
                "reference": notice.reference
            }
        else:
            del self.fields["reference"]

    def clean_reference(self) -> str:
        typed = str(self.cleaned_data["reference"]).strip()
        if typed != self.notice.reference:
            raise ValidationError(gettext("The reference does not match the notice."), code="other-reference")
        return typed


class ReceiptForm(forms.Form):
    received_on = forms.DateField(label=_("Received on"), widget=AdminDateWidget)

    def __init__(self, *args: Any, by: "User", today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        assert by.participant is not None
        field = self.fields["received_on"]
        field.initial = today
        field.help_text = gettext("Format: YYYY-MM-DD, date in %(capital)s") % {"capital": by.participant.side.capital}


class WithdrawalForm(forms.Form):
    reason = forms.CharField(label=_("Reason"), max_length=2000, widget=AdminTextareaWidget(attrs={"rows": 4}))
