"""Follow-up of a Dialogue's actions: implemented as commitments, closed, continued or not pursued."""

from collections.abc import Iterable
from datetime import date, datetime

import pghistory
from django.db import transaction
from django.utils.translation import gettext as _

from commitments.enums import CommitmentState, Origin
from commitments.exceptions import DayImpossibleError
from commitments.models import (
    AreaOfCooperation,
    Commitment,
    CommitmentArea,
    CommitmentProvision,
    Provision,
    SupportingParticipant,
)
from commitments.services.commitments import put_on_record
from contacts.exceptions import NotYoursError
from contacts.models import User
from core.changes.translations import copied_states, states_for_copy
from core.refusals.errors import ReasonMissingError, TransitionNotAllowedError
from core.text.multilingual_text import LANGUAGES
from dialogue.enums import ActionState
from dialogue.exceptions import ActionCarriedError
from dialogue.models import ActionItem, AgendaItem, Dialogue
from dialogue.rules.agenda.items import number_of
from dialogue.rules.follow_up import action_may_become
from dialogue.services.record_rows import day_there

AREA = "area:"


@transaction.atomic
def take_on(
    *,
    action: ActionItem,
    by: User,
    at: datetime,
    areas: Iterable[AreaOfCooperation] = (),
    provisions: Iterable[Provision] = (),
) -> Commitment:
    """Create a commitment from an action, with its texts, lead, support and due date; the origin is the Dialogue.

    It is active from the local date of the aware instant ``at`` at the place of the meeting, and has the handling mark
    of the Dialogue. Raises NotYoursError unless ``by`` runs the register, and ActionCarriedError if the action is
    closed or has a commitment.
    """
    locked = _locked(action, by)
    if not ActionState(locked.state).is_open or locked.commitment_id is not None:
        raise ActionCarriedError(_("This action is closed or already linked to a commitment."))
    dialogue = locked.dialogue
    commitment = Commitment(
        instrument=dialogue.instrument,
        original_language=locked.original_language,
        lead=locked.lead,
        due_on=locked.due_on,
        origin=Origin.DIALOGUE,
        source=_("%(dialogue)s, action %(code)s") % {"dialogue": dialogue, "code": locked.code},
        mark=dialogue.mark,
    )
    for language in LANGUAGES:
        setattr(commitment, f"title_{language}", getattr(locked, f"title_{language}"))
        setattr(commitment, f"text_{language}", getattr(locked, f"note_{language}"))
    with copied_states(states_for_copy(locked, title="title", text="note")):
        put_on_record(commitment=commitment, by=by, on=day_there(dialogue, at), state=CommitmentState.ACTIVE)
    for area in areas:
        CommitmentArea.objects.create(commitment=commitment, area=area)
    for provision in provisions:
        CommitmentProvision.objects.create(commitment=commitment, provision=provision)
    for link in locked.support_links.exclude(participant=locked.lead_id):
        SupportingParticipant.objects.create(commitment=commitment, participant_id=link.participant_id)
    action.commitment = commitment
    action.save(update_fields=["commitment"])
    return commitment


@transaction.atomic
def settle(*, action: ActionItem, to: ActionState, reason: str, by: User, on: date, due_on: date | None = None) -> None:
    """Close an action as done, continue it, optionally until ``due_on``, or mark it as not pursued.

    ``on`` is the local date at the place of the meeting. Raises NotYoursError unless ``by`` runs the register,
    TransitionNotAllowedError, ReasonMissingError without a ``reason``, and DayImpossibleError if ``on`` is before the
    Dialogue.
    """
    locked = _locked(action, by)
    now = ActionState(locked.state)
    if not action_may_become(now, to):
        raise TransitionNotAllowedError(
            _("The status of action %(code)s is “%(now)s”. It cannot be changed to “%(to)s”.")
            % {"code": locked.code, "now": now.label, "to": to.label}
        )
    if not reason.strip():
        raise ReasonMissingError(_("Enter a reason. It will be kept on record."))
    held = locked.dialogue.held_on
    if held is not None and on < held:
        raise DayImpossibleError(
            _("The action was recorded at the Dialogue. Choose the day of the Dialogue or a later one.")
        )
    action.state, action.state_reason = to, reason.strip()
    action.closed_on = None if to.is_open else on
    if to.is_open and due_on is not None:
        action.due_on = due_on
    with pghistory.context(reason=action.state_reason):
        action.save(update_fields=["state", "state_reason", "closed_on", "due_on"])


def areas_of(dialogue: Dialogue) -> dict[str, AreaOfCooperation]:
    """Return the areas on its agenda by item number, under which actions are cited."""
    rows = AgendaItem.objects.filter(agenda__dialogue=dialogue, key__startswith=AREA, number__gt=0)
    codes = {number_of(row.number or 0, row.bis, row.letter): row.key.removeprefix(AREA) for row in rows}
    areas = {area.code: area for area in choices(dialogue)}
    return {number: areas[code] for number, code in codes.items() if code in areas}


def choices(dialogue: Dialogue) -> list[AreaOfCooperation]:
    """Return the areas that a commitment can be registered under."""
    rows = AreaOfCooperation.objects.filter(instrument=dialogue.instrument_id, is_open_ended=False, retired_on=None)
    return list(rows.order_by("order"))


def _locked(action: ActionItem, by: User) -> ActionItem:
    if not by.is_active or not by.may.runs_register:
        raise NotYoursError(_("The secretariat updates the status of actions; lead Participants report on them."))
    rows = ActionItem.objects.select_for_update(of=("self",))
    locked: ActionItem = rows.select_related("dialogue__instrument", "dialogue__host", "dialogue__mark").get(
        pk=action.pk
    )
    return locked
