"""Content of a joint decision that the Participants concur in, and its hash."""

from typing import Any

from commitments.models import JointDecision
from core.text.fingerprint import fingerprint
from core.text.multilingual_text import LANGUAGES


def hash_of(decision: JointDecision) -> str:
    """Return the hash under which the text is, or would be, proposed (``rules.fingerprint``)."""
    return fingerprint(content(decision))


def content(decision: JointDecision) -> dict[str, Any]:
    """Return the hashed content: all texts and facts that the decision sets, as plain values."""
    return {
        "instrument": decision.instrument.code,
        "reference": decision.reference,
        "original_language": decision.original_language,
        "title": _in_three(decision, "title"),
        "text": _in_three(decision, "text"),
        "effect": decision.effect,
        "subject": _in_three(decision, "subject"),
        "retires": next((each.code for each in (decision.retires_area, decision.retires_form) if each), None),
        "emergency": decision.emergency.reference if decision.emergency else None,
        "rotating_side": decision.rotating_side.code if decision.rotating_side else None,
        "turns": list(decision.turns.order_by("position").values_list("participant__code", flat=True)),
        "counting": decision.counting,
        "effective_on": decision.effective_on.isoformat() if decision.effective_on else None,
        "changes": [
            {
                "kind": change.kind,
                "provision": change.provision.code,
                "new_code": change.new_code,
                "heading": _in_three(change, "heading"),
                "text": _in_three(change, "text"),
            }
            for change in decision.provision_changes.select_related("provision").order_by("provision__order", "pk")
        ],
    }


def _in_three(record: Any, name: str) -> dict[str, str]:
    return {language: getattr(record, f"{name}_{language}") for language in LANGUAGES}
