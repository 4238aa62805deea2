"""Forms for the name and the sharing of a saved view."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from commitments.enums import ViewSharing
from commitments.models import SavedView
from commitments.services.saved_views import sharing_choices
from contacts.models import User


class SavedViewForm(forms.Form):
    name = forms.CharField(label=_("View name"), max_length=80)
    sharing = forms.TypedChoiceField(label=_("Share with"), coerce=ViewSharing)

    # Limit of saved views per user.
    MOST = 50

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        field = self.fields["sharing"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(sharing.value, sharing.label) for sharing in sharing_choices(user)]


class NewViewForm(SavedViewForm):
    def clean(self) -> dict[str, Any] | None:
        if SavedView.objects.made_by(self.user).count() >= self.MOST:
            raise forms.ValidationError(
                _("You have reached the limit of %(most)d views. Delete a view first.") % {"most": self.MOST}
            )
        return super().clean()
