"""Forms for delegations: members, functions, order and new officials."""

from collections.abc import Collection, Iterator
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.forms import BoundField
from django.utils.translation import gettext, gettext_lazy as _

from contacts.models import Official, Participant
from core.forms import RecordForm
from core.text.multilingual_text import LANGUAGES
from dialogue.enums import DelegateFunction
from dialogue.models import Delegate
from dialogue.services.delegations import TEXTS, DelegatePosition

LARGEST_ORDER = 999

# HTML id of the form that the inputs in the table rows belong to.
FORM = "arrange"


class ArrangeForm(forms.Form):
    """Form of the functions and the order of one delegation's members."""

    def __init__(self, *args: Any, delegates: Collection[Delegate], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.delegates = delegates
        for place, delegate in enumerate(delegates, start=1):
            function = forms.ChoiceField(label=_("Function"), choices=DelegateFunction, initial=delegate.function)
            order = forms.IntegerField(label=_("Order"), initial=place, min_value=0, max_value=LARGEST_ORDER)
            order.widget.attrs["class"] = "short"
            # In a table each input is far from its label and is named by its row.
            names = {"name": delegate.official}
            function.widget.attrs |= {"form": FORM, "aria-label": gettext("Function of %(name)s") % names}
            order.widget.attrs |= {"form": FORM, "aria-label": gettext("Place of %(name)s in the order") % names}
            self.fields |= {f"function-{delegate.pk}": function, f"order-{delegate.pk}": order}

    def rows(self) -> Iterator[tuple[Delegate, BoundField, BoundField]]:
        for delegate in self.delegates:
            yield delegate, self[f"function-{delegate.pk}"], self[f"order-{delegate.pk}"]

    def places(self) -> list[DelegatePosition]:
        """Return the function and position of each member; valid forms only."""
        chosen = self.cleaned_data
        return [
            DelegatePosition(each, DelegateFunction(chosen[f"function-{each.pk}"]), chosen[f"order-{each.pk}"])
            for each in self.delegates
        ]

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or {}
        heads = [name for name, value in cleaned.items() if value == DelegateFunction.HEAD]
        if len(heads) > 1:
            self.add_error(heads[-1], _("A delegation can have only one head."))
        return cleaned


class NameForm(forms.Form):
    """Form for adding a recorded official to the ministry's own delegation."""

    official = forms.ModelChoiceField(label=_("Official"), queryset=Official.objects.none())
    function = forms.ChoiceField(label=_("Function"), choices=DelegateFunction, initial=DelegateFunction.MEMBER)

    def __init__(self, *args: Any, officials: QuerySet[Official], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["official"].queryset = officials  # type: ignore[attr-defined]


def official_of(participant: Participant) -> Official:
    """Return a new official of ``participant``, with the name order of its latest recorded one."""
    known = Official.objects.filter(participant=participant).order_by("pk").last()
    return Official(participant=participant, **({"name_order": known.name_order} if known else {}))


class NewOfficialForm(RecordForm):
    """Form for recording a new official and adding him or her to the delegation."""

    function = forms.ChoiceField(label=_("Function"), choices=DelegateFunction, initial=DelegateFunction.MEMBER)

    class Meta:
        model = Official
        fields = (
            *("family_name", "given_name", "name_order", "name_ja", "reading_ja", "rank"),
            *(f"title_{language}" for language in LANGUAGES),
            "email",
        )

    def __init__(self, sent: Any = None, *, participant: Participant) -> None:
        super().__init__(sent, instance=official_of(participant), prefix="new")

    @property
    def rows(self) -> list[list[BoundField]]:
        """Return the fields in rows: names, Japanese names, titles by language, and the rest."""
        names = ("family_name", "given_name", "name_order")
        titles = tuple(f"title_{language}" for language in LANGUAGES)
        rows = (names, ("name_ja", "reading_ja"), titles, ("rank", "email", "function"))
        return [[self[name] for name in row] for row in rows]


class AtTheMeetingForm(RecordForm):
    """Form of a delegate's title at the meeting; fields outside the form are unchanged."""

    class Meta:
        model = Delegate
        fields = tuple(f"{text}_{language}" for text in TEXTS for language in LANGUAGES)

    @property
    def texts(self) -> list[list[BoundField]]:
        """Return the text fields in rows, one row per text and one column per language."""
        return [[self[f"{text}_{language}"] for language in LANGUAGES] for text in TEXTS]
