"""Short status text of a joint decision."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import get_language, gettext as _, ngettext, pgettext

from commitments.enums import DecisionState
from commitments.models import JointDecision
from contacts.models import Participant, User
from contacts.models.functions import acting_officers
from contacts.permissions import holds_function
from contacts.services.functions import shortfall_of
from core.text import date_formatting
from core.text.multilingual_text import between_sentences

if TYPE_CHECKING:
    from commitments.services.decision_detail import ConcurrenceSeat


def standing(decision: JointDecision, seats: "Sequence[ConcurrenceSeat]") -> str:
    """Return the status of the decision and, while it is open, the pending concurrences."""
    match decision.state_of:
        case DecisionState.DECIDED:
            assert decision.decided_on is not None
            return _("Decided on %(day)s, the date of the last concurrence.") % {"day": day(decision.decided_on)}
        case DecisionState.WITHDRAWN:
            assert decision.withdrawn_on is not None
            return _("Withdrawn on %(day)s before it was decided: %(reason)s") % {
                "day": day(decision.withdrawn_on),
                "reason": decision.withdrawn_reason,
            }
        case DecisionState.DRAFT if decision.proposed_at:
            return _(
                "Not decided. The text was returned to draft. No response is requested until it is proposed again."
            )
        case DecisionState.DRAFT:
            if decision.proposed_by is None:
                return _("Draft, not yet proposed. Only the user who entered it can see it.")
            return _("Draft, not yet proposed. Only %(participant)s can see it.") % {
                "participant": decision.proposed_by
            }
    given = [seat for seat in seats if seat.concurrence]
    objecting = [seat.participant for seat in seats if seat.objection]
    awaited = [seat.participant for seat in seats if not seat.concurrence and not seat.objection]
    parts = [count(len(given), len(seats))]
    if objecting:
        parts.append(_("Objection of %(names)s.") % {"names": names(objecting)})
    if awaited:
        parts.append(_("Awaiting: %(names)s.") % {"names": names(awaited)})
    return between_sentences((get_language() or "en")[:2]).join([*parts, _("Not decided.")])


def count(given: int, seats: int) -> str:
    """Return the concurrence count in words, such as "3 of 5 have concurred."."""
    return ngettext(
        "%(given)s of %(seats)s Participants has concurred.",
        "%(given)s of %(seats)s Participants have concurred.",
        given,
    ) % {
        "given": given,
        "seats": seats,
    }


def why_no_concurrence(decision: JointDecision, seats: "Iterable[ConcurrenceSeat]", user: User) -> str:
    """Return the reason why ``user`` cannot concur, and the officers who can; empty if it is offered or was given."""
    if decision.state_of is not DecisionState.OPEN or holds_function(user):
        return ""
    own = next((seat for seat in seats if seat.participant.pk == user.participant_id), None)
    if own is None:
        return _("Each Participant concurs through its own contact point officers.")
    if own.concurrence:
        return ""
    if missing := shortfall_of(user):
        return missing
    known = [str(officer) for officer in acting_officers(own.participant, timezone.now())]
    sentence = _("Only a contact point officer of %(participant)s can concur on its behalf.")
    if known:
        sentence = _("Only a contact point officer of %(participant)s can concur on its behalf: %(officers)s.")
    return sentence % {"participant": own.participant, "officers": listed(known)}


def names(participants: Iterable[Participant]) -> str:
    return listed(map(str, participants))


def listed(words: Iterable[str]) -> str:
    return pgettext("between the names of a list", ", ").join(words)


def day(value: date) -> str:
    return date_formatting.day(value, (get_language() or "en")[:2])
