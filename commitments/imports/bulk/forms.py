"""Form of a bulk update: the change and its reason."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext as _, gettext_lazy, pgettext

from commitments.imports.bulk.changes import BulkChange, BulkOperation
from commitments.imports.columns import entries
from commitments.models import Forum, Mineral
from contacts.models import HandlingMark, Participant
from core.db.multilingual import day_in_words

DAY = f"{BulkOperation.SET}:due_on"
NO_DAY = f"{BulkOperation.EMPTY}:due_on"


def offered() -> dict[str, dict[str, str]]:
    """Return the options of each column, as labels by code. Marks are ordered from the widest."""
    models: dict[str, Any] = {"supporting": Participant, "minerals": Mineral, "also_in": Forum, "mark": HandlingMark}
    return {name: {each.code: str(each) for each in model.objects.all()} for name, model in models.items()}


class ChangeForm(forms.Form):
    change = forms.ChoiceField(label=gettext_lazy("Field to change"))
    due_on = forms.DateField(
        label=gettext_lazy("New due date"),
        required=False,
        help_text=gettext_lazy("Enter only if the due date changes."),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        max_length=500,
        help_text=gettext_lazy("The reason will be recorded in the history of each commitment."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["change"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("Choose one change.")), *self._groups()]

    @cached_property
    def offered(self) -> Mapping[str, Mapping[str, str]]:
        return offered()

    def _groups(self) -> Iterator[tuple[str, list[tuple[str, str]]]]:
        yield _("Due date"), [(DAY, _("Set the due date below")), (NO_DAY, _("Remove the due date"))]
        for column, title in (
            ("supporting", _("Supporting Participants")),
            ("minerals", _("Minerals")),
            ("also_in", _("Related fora")),
        ):
            names = self.offered[column].items()
            added = [
                (f"{BulkOperation.ADD}:{column}:{code}", _("Add: %(name)s") % {"name": name}) for code, name in names
            ]
            out = [
                (f"{BulkOperation.REMOVE}:{column}:{code}", _("Remove: %(name)s") % {"name": name})
                for code, name in names
            ]
            yield title, added + out
        # A mark cannot be raised to the widest one.
        marks = list(self.offered["mark"].items())[1:]
        raised = [
            (f"{BulkOperation.RAISE}:mark:{code}", _("Restrict to: %(name)s") % {"name": name}) for code, name in marks
        ]
        yield _("Handling mark"), raised

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("change") == DAY and "due_on" in cleaned and cleaned["due_on"] is None:
            self.add_error("due_on", _("Enter the new due date."))
        return cleaned

    @property
    def requested_change(self) -> BulkChange:
        """Return the change of a valid form."""
        how, column, value = (*self.cleaned_data["change"].split(":", 2), "")[:3]
        if column == "due_on" and how == BulkOperation.SET:
            value = self.cleaned_data["due_on"].isoformat()
        codes = list(self.offered["mark"])
        above = codes[: codes.index(value)] if column == "mark" else []
        return BulkChange(BulkOperation(how), column, value, frozenset(above))

    @property
    def change_in_words(self) -> str:
        """Return the change of a valid form in words, as it was chosen."""
        chosen = self.cleaned_data["change"]
        if chosen == DAY:
            day = day_in_words(self.cleaned_data["due_on"])
            return _("%(what)s: %(change)s") % {"what": _("Due date"), "change": day}
        for title, options in self._groups():
            for value, label in options:
                if value == chosen:
                    return _("%(what)s: %(change)s") % {"what": title, "change": label}
        return ""

    def in_words(self, column: str, text: str) -> str:
        """Return a cell as display text."""
        if column == "due_on":
            return day_in_words(date.fromisoformat(text)) if text else _("Not set")
        names = self.offered[column]
        separator = pgettext("between facts on one line", ", ")
        return separator.join(names.get(code, code) for code in entries(text)) or _("None")
