"""Domain errors of the Dialogue. Each message states the problem, its place and the remedy."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from core.refusals import rules
from core.refusals.errors import DomainError
from moc import article_4a_ii_invitees, article_4a_iii_duplication

if TYPE_CHECKING:
    from dialogue.documents.ministry_templates import Finding


class DraftFrozenError(DomainError):
    """Error: an issued agenda cannot be changed."""

    code = "agenda-issued"
    title = _("Change to an issued agenda")
    rule = rules.RECORD
    meaning = _("An issued version cannot be changed.")
    remedy = _("Compile and edit a new draft. Issue it as a revision, an addendum or a corrigendum.")


class DayMissingError(DomainError):
    """Error: a Dialogue lacks the date or time that an action requires."""

    code = "day-missing"
    title = _("Calendar entry without a date and time")
    rule = rules.RECORD
    meaning = _(
        "An invitation, calendar entry or confirmation requires the date and time of the Dialogue; a held "
        "Dialogue requires its date."
    )
    remedy = _("Set the date, times and time zone, or the date on which it was held. Then send the request again.")


class DocumentNotForYouError(DomainError):
    """Error: the user has no permission to generate the document."""

    code = "document-not-for-you"
    title = _("Document not available to the user")
    rule = rules.SIGHT
    meaning = _("Internal briefs are restricted to the staff of their ministry, the chair's script to the secretariat.")
    remedy = _("Request only documents available to you. The agenda is available to all Participants.")


class TooManyWaitingError(DomainError):
    """Error: the user has too many unfinished documents."""

    code = "too-many-waiting"
    title = _("Too many documents requested")
    rule = rules.SHARE
    meaning = _("The limit of documents waiting to be generated has been reached.")
    remedy = _("Wait until some documents are ready, then request this one again.")


class ItemUnknownError(DomainError):
    """Error: the agenda of the Dialogue has no such item."""

    code = "item-unknown"
    title = _("Agenda item not found")
    rule = rules.RECORD
    meaning = _("Outcomes must refer to an item of the current agenda. The agenda may have been recompiled.")
    remedy = _("Read the agenda again and use the key of a current item.")


class RoomClosedError(DomainError):
    """Error: the Dialogue is cancelled or its record adopted, so that meeting entries are closed."""

    code = "room-closed"
    title = _("Meeting entry for a cancelled Dialogue or an adopted record")
    rule = rules.RECORD
    meaning = _(
        "Outcomes can be entered until the record of the Dialogue is adopted, and not for a cancelled Dialogue."
    )
    remedy = _("Correct an adopted record by a corrigendum. Outcomes of a cancelled Dialogue cannot be entered.")


class FloorError(DomainError):
    """Error: the floor is requested for or given to an ineligible speaker."""

    code = "floor"
    title = _("Speaker not present or not waiting")
    rule = rules.RECORD
    meaning = _(
        "Only Participants and invitees for the item can take the floor, one at a time and once for each request."
    )
    remedy = _("Read the list of speakers again. To speak again, request the floor again.")


class EditedByOtherError(DomainError):
    """Edit conflict: another user changed the text since it was opened; nothing was saved."""

    code = "changed-meanwhile"
    title = _("Edit conflict in a text")
    rule = rules.RECORD
    meaning = _("Another user changed the text after you read it. Your text was not saved.")
    remedy = _("Read the current text, compare it with yours, and save the final text.")


class TemplateRefusedError(DomainError):
    """Error: the template is invalid or has unknown placeholders; ``findings`` list the errors and their places."""

    code = "template-refused"
    title = _("Template refused")
    rule = rules.SAFETY
    meaning = _(
        "A template must be a Word document without macros, embedded files or external content, and can "
        "contain only known placeholders."
    )
    remedy = _("Correct the problem given in “detail” and upload the template again. The template was not saved.")

    def __init__(self, message: str, findings: "Sequence[Finding]") -> None:
        super().__init__(message)
        self.findings = findings


class DraftMissingError(DomainError):
    """Error: the Dialogue has no draft agenda, or the draft lacks the requested position."""

    code = "draft-missing"
    title = _("No draft agenda")
    rule = rules.RECORD
    meaning = _("A proposal can be added only to a draft agenda. There is no draft, or the position does not exist.")
    remedy = _("Save a draft or choose an existing position, then add the proposal.")


class DelegationFrozenError(DomainError):
    """Error: a ministry cannot change its delegation after the Dialogue was held."""

    code = "delegation-frozen"
    title = _("Change to a delegation after the Dialogue")
    rule = rules.RECORD
    meaning = _("After the Dialogue, delegations remain as they were at the meeting.")
    remedy = _("Ask the secretariat to correct the delegation.")


class AddresseeUnreachableError(DomainError):
    """Error: an invitee has no email address, or attends no item."""

    code = "addressee-unreachable"
    title = _("Invitation without an address or item")
    rule = _(article_4a_ii_invitees.RULE)
    meaning = _("An invitation requires an email address and at least one agenda item.")
    remedy = _(
        "Add the address to the stakeholder record or choose the items, as stated in “detail”. Then send the "
        "invitation."
    )


class RecordExistsError(DomainError):
    """Error: the Dialogue already has a record of discussion."""

    code = "record-exists"
    title = _("Record of discussion already exists")
    rule = rules.RECORD
    meaning = _("A Dialogue can have only one record of discussion. This Dialogue already has one.")
    remedy = _("Edit the existing record, or issue a corrigendum if it has been adopted.")


class RecordNotOpenError(DomainError):
    """Error: the state of the record of discussion does not allow the action."""

    code = "record-not-open"
    title = _("Action not allowed in the current status of the record")
    rule = rules.RECORD
    meaning = _(
        "A record is drafted after the Dialogue, opened for approval, then adopted. An adopted record cannot be edited."
    )
    remedy = _(
        "Read the current status of the record and take the next step. Correct an adopted record by a corrigendum."
    )


class RecordNotClearedError(DomainError):
    """Error: a record cannot be adopted before each Participant has cleared it."""

    code = "record-not-cleared"
    title = _("Record with outstanding approvals")
    rule = rules.RECORD
    meaning = _("A record can be adopted only when every Participant has approved the current text of every paragraph.")
    remedy = _("See which approvals are outstanding, resolve the comments, then adopt the record.")


class ParagraphIncompleteError(DomainError):
    """Error: a paragraph lacks a text or an item, or a new order omits a paragraph."""

    code = "paragraph-incomplete"
    title = _("Incomplete paragraph or order")
    rule = rules.RECORD
    meaning = _(
        "A paragraph requires a text in at least one language and an agenda item. It can be moved only within "
        "that item."
    )
    remedy = _("Send the missing text or item, or an order that includes every paragraph of the item.")


class ActionCarriedError(DomainError):
    """Error: the action is closed, or a commitment already implements it."""

    code = "action-carried"
    title = _("Action closed or already converted to a commitment")
    rule = rules.RECORD
    meaning = _("An open action can be converted to one commitment. This action is closed or already converted.")
    remedy = _("Read the action and use the commitment linked to it.")


class DayAheadError(DomainError):
    """Error: a Dialogue cannot be recorded as held on a future date."""

    code = "day-ahead"
    title = _("Dialogue recorded as held on a future date")
    rule = rules.RECORD
    meaning = _("A Dialogue cannot be recorded as held on a future date.")
    remedy = _("Wait until the Dialogue has been held, or correct the date.")


class ItemPlaceError(DomainError):
    """Error: an item cannot be placed at that position."""

    code = "item-place"
    title = _("Invalid position of an agenda item")
    rule = rules.RECORD
    meaning = _("An item can be moved only within its own section.")
    remedy = _("Read the current order of the draft and choose a position within the same section.")


class IssueRefusedError(DomainError):
    """Error: the agenda cannot be issued in the requested form."""

    code = "issue-refused"
    title = _("Form of issue not allowed")
    rule = _(article_4a_iii_duplication.ISSUE_RULE)
    meaning = _(
        "An agenda requires a CMWG update or a reason for issuing without it. An addendum can only add items; "
        "a corrigendum can only correct. After adoption, only a corrigendum can be issued."
    )
    remedy = _("“detail” gives the reason. Enter the missing information or choose another form of issue.")


class NoteRefusedError(DomainError):
    """Error: the follow-up note cannot be issued."""

    code = "note-refused"
    title = _("Issue of the follow-up note")
    rule = rules.RECORD
    meaning = _(
        "The note is issued once, after the meeting, under the names of both co-chairs. The issued note is "
        "stored and does not change."
    )
    remedy = _("Enter the missing fact that “detail” names. Correct an issued note in the record of discussion.")


class AgendaOverrunError(DomainError):
    """Error: the items need more minutes than the meeting has, and no reason is given."""

    code = "agenda-overrun"
    title = _("An agenda whose minutes do not fit into the day")
    rule = rules.CLOCKS
    meaning = _(
        "The planner has shortened all items that can be shortened. Decisions, requests, overdue and silent "
        "commitments keep their debate."
    )
    remedy = _(
        "Shorten items, take the debate off commitments with a reason, or extend the meeting. Otherwise enter the "
        "reason for the overrun."
    )


class GuestAfterCloseError(DomainError):
    """Error: an item that an invitee attends would end after the close of the meeting."""

    code = "guest-after-close"
    title = _("A time for an invitee after the close of the meeting")
    rule = _(article_4a_ii_invitees.RULE)
    meaning = _("Invitees plan their day by the times on the agenda, so each of these times is before the close.")
    remedy = _("Move or shorten the item that the invitee attends, or choose another item for the invitee.")


class TrackRefusedError(DomainError):
    """Error: the track of this commitment or item cannot be changed, or not any more."""

    code = "track-refused"
    title = _("A change between “with debate” and “without debate” that is not possible")
    rule = rules.RECORD
    meaning = _(
        "Commitments, areas and forms of the agenda are debated or not. Participants may request a change until 14 "
        "days before the Dialogue; the secretariat may make one until the Dialogue is held, with a reason."
    )
    remedy = _("Read “detail”. After the last day for requests, ask the secretariat for the change.")


class PaperRefusedError(DomainError):
    """Error: an uploaded file has an unsupported format, is too large or is a duplicate; none of the files is saved."""

    code = "paper-refused"
    title = _("Paper refused: wrong format, too large or duplicate")
    rule = rules.SAFETY
    meaning = _("Papers must be PDF or Word files without macros. If one file is refused, none is saved.")
    remedy = _("“detail” names the file and the problem. Correct it and upload all files again.")


class PaperClosedError(DomainError):
    """Error: a cancelled Dialogue takes no papers."""

    code = "paper-closed"
    title = _("Paper for a cancelled Dialogue")
    rule = rules.RECORD
    meaning = _("The Dialogue is cancelled. Papers are accepted only for planned and held Dialogues.")
    remedy = _("Submit the paper to another Dialogue.")


class OverlapDecidedError(DomainError):
    """Error: another user has already reviewed the likely overlap."""

    code = "overlap-decided"
    title = _("Overlap already reviewed")
    rule = rules.RECORD
    meaning = _("Each suggested overlap is reviewed once. This commitment has already been reviewed.")
    remedy = _("Read the recorded decision. To change it, remove it first.")
