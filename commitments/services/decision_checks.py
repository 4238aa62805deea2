"""Validation of a joint decision before it is proposed for concurrence."""

from collections.abc import Callable
from datetime import date

from django.db.models import Max
from django.utils.translation import gettext as _

from commitments.enums import ChangeKind, Effect
from commitments.exceptions import DecisionIncompleteError
from commitments.models import JointDecision, Notice, Provision, TextVersion
from commitments.rules.codes import is_code
from core.db.multilingual import NOT_IN_ORIGINAL, day_in_words, missing_originals
from moc.article_2c_areas import may_be_retired


def check_complete(decision: JointDecision) -> None:
    """Raise DecisionIncompleteError with a message that names the missing part.

    The check runs before the proposal, and again before the decision is taken, when its date is known.
    """
    if not decision.text:
        raise DecisionIncompleteError(_("Enter the text of the decision."))
    if missing_originals(decision):
        raise DecisionIncompleteError(str(NOT_IN_ORIGINAL))
    if decision.effective_on is not None and not decision.effect_of.may_wait:
        raise DecisionIncompleteError(
            _("This decision takes effect on the date of the last concurrence. Leave the other date blank.")
        )
    check = CHECKS.get(decision.effect_of)
    if check is not None and (missing := check(decision)):
        raise DecisionIncompleteError(missing)


def _turns(decision: JointDecision) -> str:
    members = set(
        decision.instrument.participations.filter(participant__side=decision.rotating_side).values_list(
            "participant__code", flat=True
        )
    )
    turns = set(decision.turns.values_list("participant__code", flat=True))
    if turns != members:
        return _("List each Participant of the side once: %(participants)s.") % {
            "participants": _(", ").join(sorted(members))
        }
    return ""


def _changes(decision: JointDecision) -> str:
    changes = list(decision.provision_changes.select_related("provision"))
    if not changes:
        return _("Enter the new text of each provision to be changed.")
    codes = [change.new_code for change in changes if change.kind == ChangeKind.INSERT]
    for code in codes:
        if not is_code(code):
            return _("Enter the provision code in the form used by the MOC, for example 2(c)(xi), not %(code)s.") % {
                "code": code
            }
    taken = Provision.objects.filter(instrument=decision.instrument, code__in=codes).values_list("code", flat=True)
    for code in [*taken, *(code for code in codes if codes.count(code) > 1)]:
        return _("Provision %(code)s already exists. Use another code.") % {"code": code}
    # The new version builds on the last one; an earlier date would put that one into effect early.
    versions = TextVersion.objects.filter(instrument=decision.instrument)
    return _not_before(decision, versions.aggregate(day=Max("effective_on"))["day"])


def _retires(decision: JointDecision) -> str:
    listed = decision.retires_area or decision.retires_form
    if listed is None or not may_be_retired(is_further=listed.is_further, retired_on=listed.retired_on):
        return _("Only an area or form added by joint decision and not yet retired can be retired.")
    return ""


def _begins(decision: JointDecision) -> str:
    if decision.emergency is None or decision.emergency.begun_on is not None:
        return _("Collaboration in this emergency is already under way.")
    return ""


def _ends(decision: JointDecision) -> str:
    if decision.emergency is None or not decision.emergency.is_on:
        return _("There is no collaboration to end in this emergency.")
    return _not_before(decision, decision.emergency.begun_on)


def _settles(decision: JointDecision) -> str:
    if not Notice.objects.running(decision.instrument).exists():
        return _("There is no notice of discontinuance for this decision to settle.")
    return ""


def _not_before(decision: JointDecision, first: date | None) -> str:
    day = decision.effective_on or decision.decided_on
    if day is not None and first is not None and day < first:
        return _("The preceding decision takes effect on %(day)s. Choose that date or a later one.") % {
            "day": day_in_words(first)
        }
    return ""


CHECKS: dict[Effect, Callable[[JointDecision], str]] = {
    Effect.ROTATION: _turns,
    Effect.MODIFICATION: _changes,
    Effect.RETIRE_AREA: _retires,
    Effect.RETIRE_FORM: _retires,
    Effect.EMERGENCY_BEGINS: _begins,
    Effect.EMERGENCY_ENDS: _ends,
    Effect.OTHERS_CONTINUE: _settles,
    Effect.ENDS_FOR_ALL: _settles,
}
