"""What the register refuses (409), by the code that a program reads: each code has an address that explains it.

A refusal is one of the words below or the name of the constraint that the record would break. Both stay the same for
ever. What to do about it in one case stands in each answer, since it depends on the record; what the address says of
all of them stands beside, in ``explained``.
"""

from functools import cache
from typing import TYPE_CHECKING

import pghistory.models
from django.apps import apps
from django.utils.translation import gettext_lazy as _

from contacts.admin.forms import SENTENCES, sentence_for
from mocportal.rest.explained import commitments, constraints, contacts, dialogue, partners, rules
from mocportal.rest.explained.rules import Explanation
from mocportal.rest.kinds import KINDS
from mocportal.rest.own_records import OWN_RECORDS

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

REGISTER_CLOSED = "register-closed"

REFUSALS: dict[str, "_StrPromise"] = {
    REGISTER_CLOSED: _("Any change after the last day of a discontinued MOC"),
    "state-cannot-change": _("A change of state that the life of the record does not know"),
    "day-before-last-change": _("A change of state that holds from before the one it follows"),
    "day-impossible": _("A day on which it cannot have happened"),
    "day-missing": _("A calendar entry for a Dialogue that never had an hour, or one held on no known day"),
    "day-ahead": _("A Dialogue held on a day that has not come yet"),
    "agenda-issued": _("A change of an agenda that was issued"),
    "item-place": _("An agenda item moved to where it cannot stand"),
    "item-unknown": _("An act on an item that the agenda of the Dialogue does not have"),
    "changed-meanwhile": _("A text that began from a version which somebody else has changed since"),
    "issue-refused": _("A version of the agenda that cannot be given out as it was asked for"),
    "draft-missing": _("An item for the draft of an agenda while there is no draft"),
    "delegation-frozen": _("A change by a Participant to its delegation after the Dialogue was held"),
    "addressee-unreachable": _("An invitation to somebody without an address, or for no item"),
    "paper-refused": _("A file that is no paper, too large, or here already"),
    "paper-closed": _("A paper for a Dialogue that is cancelled"),
    "overlap-decided": _("A second decision about a likely overlap"),
    "document-not-for-you": _("A document asked for by somebody whose it is not"),
    "too-many-webhooks": _("One webhook more than a partner system can have"),
    "webhook-turned-off-by-hand": _("A webhook turned on over the API that a person turned off"),
    "too-many-waiting": _("A document asked for by somebody for whom many are still to be made"),
    "template-refused": _("A template that is none, or that names what its document does not have"),
    "room-closed": _("An act at the meeting of a Dialogue that is cancelled, or whose record is adopted"),
    "floor": _("The floor for somebody who is not in the room, or does not wait for it"),
    "record-exists": _("A second record of discussion of one Dialogue"),
    "record-not-open": _("An act on a record of discussion that its state does not allow, or not yet"),
    "record-not-cleared": _("The adoption of a record that some Participant has still to clear"),
    "paragraph-incomplete": _("A paragraph without words or under no item, or an order that leaves one out"),
    "action-carried": _("A commitment from an action that is closed, or that a commitment carries on already"),
    "reason-missing": _("A change that the record has to explain, without its reason"),
    "mark-not-yours": _("A wider handling mark, given by somebody other than the originator of the record"),
    "successor-missing": _("A commitment that would be superseded by nothing"),
    "report-submitted": _("A change of a report that was submitted"),
    "report-not-submitted": _("A correction of a report that was not submitted and can still be changed"),
    "report-corrected": _("A second correction of one report"),
    "file-not-taken": _("A file of a kind that is not taken, or with more in it than it shows"),
    "not-yours": _("An act that belongs to another Participant’s officers"),
    "no-function": _("A formal act by a person without a function at the contact point that day"),
    "not-approver": _("A decision about a request for an account by somebody who cannot approve it"),
    "decision-incomplete": _("A proposal that lacks what it needs to be decided on"),
    "decision-not-open": _("A concurrence or objection where none can be given"),
    "text-changed": _("A concurrence in another text than the one that is proposed now"),
    "already-concurred": _("A second concurrence of one Participant in the same text"),
    "notice-not-open": _("An act that the state of a notice does not allow"),
    "contact-point-unreachable": _("A notice that would not reach all other Participants"),
    "already-acknowledged": _("A second acknowledgement of one notice by one Participant"),
    "header-unsafe": _("A subject, name or address that would not stay on its line in a mail"),
    "address-not-current": _("A message to an address that is no longer its contact point’s"),
    "message-not-to-be-decided": _("A decision about a message that is in no state to be decided on"),
    "time-does-not-exist": _("A wall time that the clocks of its zone skip"),
    "time-is-ambiguous": _("A wall time that the clocks of its zone show twice"),
    "out-of-sight": _("A change after which whoever makes it would not see the record any more"),
    "token-named-already": _("A second token of one name for one partner system"),
    "token-over": _("An act on a token that has ended"),
    "client-over": _("An act on a partner system that has ended"),
    "contact-unfit": _("A contact of a partner system who cannot answer for it"),
    "webhook-address-not-allowed": _("A webhook to an address that the portal does not send to"),
    "webhook-not-to-be-sent-to": _("A message to a webhook that is switched off, or one that is not to be sent again"),
}

EXPLAINED = contacts.EXPLAINED | commitments.EXPLAINED | dialogue.EXPLAINED | partners.EXPLAINED


def code_of(constraint: str) -> str:
    """The rule that a constraint holds to, as programs read it; the one that closes the register has many triggers."""
    return REGISTER_CLOSED if constraint.endswith("_register_is_open") else constraint.replace("_", "-")


def is_refusal(code: str) -> bool:
    return code in REFUSALS or code in _constraints()


def explain(code: str) -> Explanation:
    """What the page of a refusal says; of a constraint, what it holds to."""
    if code in EXPLAINED:
        return EXPLAINED[code]
    name = _constraints()[code]
    kind = KINDS["internal-error" if name in OWN_RECORDS else "refused"]
    return Explanation(constraints.RULES.get(name, rules.RECORD), sentence_for(name), kind.remedy)


@cache
def _constraints() -> dict[str, str]:
    """The name of every constraint that a record can break, by its code."""
    names = set(SENTENCES)
    for model in apps.get_models():
        if not issubclass(model, pghistory.models.Event):
            names |= {constraint.name for constraint in model._meta.constraints}
    return {code_of(name): name for name in names}
