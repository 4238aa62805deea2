"""Fields of a draft decision that its effect needs, and their rules."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy
from django_stubs_ext import StrPromise

from commitments.enums import Effect
from core.db.multilingual import in_three
from core.refusals.constraint_messages import NEEDS_TEXT, explain

TAKE_BACK_FIRST = gettext_lazy(
    "This text has since been proposed. Return it to draft to edit it. Your changes were not saved."
)

explain(
    {
        "decision_has_a_title": NEEDS_TEXT,
        "decision_text_is_frozen": TAKE_BACK_FIRST,
        "decision_turns_are_frozen": TAKE_BACK_FIRST,
        "provision_changes_are_frozen": TAKE_BACK_FIRST,
        "decision_settled_stays": gettext_lazy(
            "A decided or withdrawn proposal cannot be edited. Create a new proposal."
        ),
        "decision_turn_position_once": gettext_lazy("Use each position only once."),
        "decision_turn_participant_once": gettext_lazy("List each Participant only once."),
        "decision_changes_provision_once": gettext_lazy("Enter only one change for each provision."),
        "inserted_provision_has_a_code": gettext_lazy("Enter a code for an inserted provision only."),
        "changed_provision_has_a_text": gettext_lazy(
            "Enter the new text in at least one language. Leave it blank for a removed provision."
        ),
    }
)


@dataclass(frozen=True, slots=True)
class EffectFields:
    """Fields that belong to some effects only; ``missing`` is the error message if all of them are empty."""

    fields: tuple[str, ...]
    effects: frozenset[Effect]
    missing: StrPromise | None = None


NEEDS = (
    EffectFields(
        in_three("subject"),
        frozenset(effect for effect in Effect if effect.names_something_new),
        gettext_lazy("Enter a name in at least one language."),
    ),
    EffectFields(("retires_area",), frozenset({Effect.RETIRE_AREA}), gettext_lazy("Choose the area to retire.")),
    EffectFields(("retires_form",), frozenset({Effect.RETIRE_FORM}), gettext_lazy("Choose the form to retire.")),
    EffectFields(
        ("emergency",),
        frozenset(effect for effect in Effect if effect.concerns_emergency),
        gettext_lazy("Choose the emergency."),
    ),
    EffectFields(
        ("rotating_side",), frozenset({Effect.ROTATION}), gettext_lazy("Choose the side whose chair order is set.")
    ),
    EffectFields(("counting",), frozenset({Effect.COUNTING}), gettext_lazy("Choose how months of notice are counted.")),
    # Article 9(b) calls for the notice, but a decision of all Participants can omit it: a warning, not an error.
    EffectFields(("intention",), frozenset({Effect.MODIFICATION})),
    EffectFields(("effective_on",), frozenset(effect for effect in Effect if effect.may_wait)),
)


class EffectRules(forms.ModelForm[Any]):
    """Form mixin of the page and the admin, for a draft with the fields of its effect only."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        effect = cleaned.get("effect") or self.instance.effect
        for need in NEEDS:
            filled = any(cleaned.get(name) for name in need.fields)
            if effect in need.effects and need.missing and not filled and not self.errors.keys() & set(need.fields):
                self.add_error(need.fields[0], str(need.missing))
        return cleaned
