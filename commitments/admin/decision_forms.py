"""Form of a draft decision in the admin, whose script shows the fields of the chosen effect."""

import json
from typing import Any

from commitments.enums import Effect
from commitments.forms.decision_effects import NEEDS, PARTS, EffectRules
from core.forms import RecordForm


def asked_by() -> dict[str, list[str]]:
    """Return the form rows that each effect needs, by the CSS classes and ids that the script uses."""
    rows: dict[str, list[str]] = {effect.value: [] for effect in Effect}
    for need in NEEDS:
        for effect in need.effects:
            rows[effect.value] += [f"field-{name}" for name in need.fields]
    for prefix, effect in PARTS.items():
        rows[effect.value].append(f"{prefix}-group")
    return rows


class DecisionForm(EffectRules, RecordForm):
    class Media:
        js = ("js/effect-fields.js",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "effect" in self.fields:
            self.fields["effect"].widget.attrs["data-needs"] = json.dumps(asked_by())
        if "intention" in self.fields:
            # Only an issued notice can be chosen; one added from here would be a draft.
            self.fields["intention"].widget.can_add_related = False
