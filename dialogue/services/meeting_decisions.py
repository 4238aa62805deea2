"""Decisions of meetings: their list, and a joint decision drafted from one."""

from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _, override

from commitments.enums import DecisionState
from commitments.models import JointDecision
from commitments.querysets import Viewer
from commitments.services import decisions
from contacts.models import User
from core.changes.translations import copied_states, states_for_copy
from core.refusals.errors import TransitionNotAllowedError
from core.text.multilingual_text import LANGUAGES
from dialogue.models import ItemOutcome


def numbered(viewer: Viewer) -> QuerySet[Any]:
    """Return the numbered decisions of meetings that ``viewer`` may see, the newest Dialogue first."""
    found = ItemOutcome.objects.visible_to(viewer).exclude(decision_number=None)
    written = found.exclude(**dict.fromkeys((f"decision_{language}" for language in LANGUAGES), ""))
    related = written.select_related("dialogue__instrument", "joint_decision__proposed_by")
    return related.order_by("-dialogue__number", "decision_number")


@transaction.atomic
def draft(*, outcome: ItemOutcome, by: User, on: date) -> JointDecision:
    """Draft a joint decision with the text of a decision of a meeting.

    Raises NotYoursError as ``decisions.put_on_record``, and TransitionNotAllowedError if there is one already.
    """
    rows = ItemOutcome.objects.select_for_update(of=("self",)).select_related("dialogue__instrument", "joint_decision")
    locked = rows.get(pk=outcome.pk)
    earlier = locked.joint_decision
    # Drafts of others are hidden, so that they refuse nothing.
    if earlier is not None and earlier.state in {DecisionState.OPEN, DecisionState.DECIDED}:
        raise TransitionNotAllowedError(
            _("Decision %(code)s is already in a joint decision.") % {"code": locked.decision_code}
        )
    made = JointDecision(instrument=locked.dialogue.instrument, original_language=locked.original_language)
    for language in LANGUAGES:
        if text := getattr(locked, f"decision_{language}"):
            with override(language):
                title = _("Decision %(code)s of the %(dialogue)s")
                title = title % {"code": locked.decision_code, "dialogue": locked.dialogue}
            setattr(made, f"title_{language}", title)
            setattr(made, f"text_{language}", text)
    with copied_states(states_for_copy(locked, text="decision")):
        decisions.put_on_record(decision=made, by=by, on=on)
    locked.joint_decision = made
    locked.save(update_fields=["joint_decision"])
    return made
