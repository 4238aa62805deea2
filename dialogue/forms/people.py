"""Who is named for a delegation, and who is invited."""

from collections.abc import Collection, Iterator
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.forms import BoundField
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from contacts.models import Official, Participant
from core.forms import RecordForm
from core.text.multilingual_text import LANGUAGES
from dialogue.enums import DelegateFunction
from dialogue.models import Delegate
from dialogue.services.delegations import TEXTS, Place

LARGEST_ORDER = 999

# The identifier of the form to which the fields in the rows of the table belong.
FORM = "arrange"


class ArrangeForm(forms.Form):
    """The functions of the members of one delegation, and their order."""

    def __init__(self, *args: Any, delegates: Collection[Delegate], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.delegates = delegates
        for place, delegate in enumerate(delegates, start=1):
            function = forms.ChoiceField(label=_("Function"), choices=DelegateFunction, initial=delegate.function)
            order = forms.IntegerField(label=_("Order"), initial=place, min_value=0, max_value=LARGEST_ORDER)
            order.widget.attrs["class"] = "short"
            # In a table each field stands far from its form, and is named by its row.
            told = {"name": delegate.official}
            function.widget.attrs |= {"form": FORM, "aria-label": gettext("Function of %(name)s") % told}
            order.widget.attrs |= {"form": FORM, "aria-label": gettext("Place of %(name)s in the order") % told}
            self.fields |= {f"function-{delegate.pk}": function, f"order-{delegate.pk}": order}

    def rows(self) -> Iterator[tuple[Delegate, BoundField, BoundField]]:
        for delegate in self.delegates:
            yield delegate, self[f"function-{delegate.pk}"], self[f"order-{delegate.pk}"]

    def places(self) -> list[Place]:
        """What was chosen for each; call it once the form is valid."""
        chosen = self.cleaned_data
        return [
            Place(each, DelegateFunction(chosen[f"function-{each.pk}"]), chosen[f"order-{each.pk}"])
            for each in self.delegates
        ]

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or {}
        heads = [name for name, value in cleaned.items() if value == DelegateFunction.HEAD]
        if len(heads) > 1:
            self.add_error(heads[-1], _("A delegation has one head."))
        return cleaned


class NameForm(forms.Form):
    """An official who is on record, for the delegation of the own ministry."""

    official = forms.ModelChoiceField(label=_("Official"), queryset=Official.objects.none())
    function = forms.ChoiceField(label=_("Function"), choices=DelegateFunction, initial=DelegateFunction.MEMBER)

    def __init__(self, *args: Any, officials: QuerySet[Official], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["official"].queryset = officials  # type: ignore[attr-defined]


class NewOfficialForm(RecordForm):
    """An official who is not on record yet, with the forms of the name and the title that there are."""

    function = forms.ChoiceField(label=_("Function"), choices=DelegateFunction, initial=DelegateFunction.MEMBER)

    class Meta:
        model = Official
        fields = (
            *("family_name", "given_name", "name_order", "name_ja", "reading_ja", "rank"),
            *(f"title_{language}" for language in LANGUAGES),
            "email",
        )

    def __init__(self, sent: Any = None, *, participant: Participant) -> None:
        # Names are written in the order that the colleagues on record have theirs in.
        known = Official.objects.filter(participant=participant).order_by("pk").last()
        order = {"name_order": known.name_order} if known else {}
        super().__init__(sent, instance=Official(participant=participant, **order), prefix="new")

    @property
    def rows(self) -> list[list[BoundField]]:
        """The fields in rows: names, the forms of the name, the title in its languages, and the rest."""
        names = ("family_name", "given_name", "name_order")
        titles = tuple(f"title_{language}" for language in LANGUAGES)
        rows = (names, ("name_ja", "reading_ja"), titles, ("rank", "email", "function"))
        return [[self[name] for name in row] for row in rows]


class AtTheMeetingForm(RecordForm):
    """What a delegate is at the meeting. What the form leaves alone stays as it is."""

    class Meta:
        model = Delegate
        fields = tuple(f"{text}_{language}" for text in TEXTS for language in LANGUAGES)

    @property
    def texts(self) -> list[list[BoundField]]:
        """The fields that stand side by side, a row for each text."""
        return [[self[f"{text}_{language}"] for language in LANGUAGES] for text in TEXTS]
