"""Forms of the page where a Dialogue's actions are followed up."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from commitments.models import AreaOfCooperation
from core.db.multilingual import in_three
from core.forms.page_forms import PageForm, PageMeta
from dialogue.enums import ActionState
from dialogue.forms.record import DateInput
from dialogue.models import ActionItem
from dialogue.rules.follow_up import TRANSITIONS


class ConvertToCommitmentForm(forms.Form):
    """Form for creating a commitment from an action: the area under which it is registered."""

    area = forms.ChoiceField(label=_("Area"), required=False)

    def __init__(self, *args: Any, areas: list[AreaOfCooperation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = [(area.code, f"{area.code} {area.title}") for area in areas]
        self.fields["area"].choices = [("", _("None")), *offered]  # type: ignore[attr-defined]
        self.areas = {area.code: area for area in areas}

    @property
    def chosen(self) -> list[AreaOfCooperation]:
        return [self.areas[code] for code in (self.cleaned_data["area"],) if code]


class ActionForm(PageForm):
    """Form of an action; its status changes by acts of its own."""

    texts = ("title", "note")
    required_texts = ("title",)
    rows = (("lead", "due_on"), ("item", "commitment"))

    class Meta(PageMeta):
        model = ActionItem
        fields = ("original_language", *in_three("title", "note"), "lead", "due_on", "item", "commitment", "source")

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, user=user, **kwargs)
        # Saving must not clear a commitment that is hidden from the user.
        commitment: Any = self.fields["commitment"]
        hidden = self.instance.commitment_id
        if hidden and not commitment.queryset.filter(pk=hidden).exists():
            del self.fields["commitment"]


class SettleForm(forms.Form):
    """Form of an action's new state and the reason."""

    to = forms.ChoiceField(label=_("New status"))
    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea({"rows": 2}))
    due_on = forms.DateField(
        label=_("New due date"), required=False, help_text=_("Only if the action continues."), widget=DateInput
    )

    def __init__(self, *args: Any, now: ActionState, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        targets = [state for state in ActionState if state in TRANSITIONS[now]]
        self.fields["to"].choices = [(state.value, state.label) for state in targets]  # type: ignore[attr-defined]
