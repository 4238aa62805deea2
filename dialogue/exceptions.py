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
    title = _("A change of an agenda that was issued")
    rule = rules.RECORD
    meaning = _("An issued version stays as the Participants received it, with its numbers and its files.")
    remedy = _("Compile a new draft and change that. Issue it as a revision, an addendum or a corrigendum.")


class DayMissingError(DomainError):
    """Error: a Dialogue lacks the date or time that an action requires."""

    code = "day-missing"
    title = _("A calendar entry for a Dialogue that never had an hour, or one held on no known day")
    rule = rules.RECORD
    meaning = _(
        "An invitation, a calendar entry and the confirmation of a Dialogue say when it is; a held one has the day "
        "on which it was."
    )
    remedy = _(
        "Set the date, the hours and the time zone, or the day on which it was held, then send the request again."
    )


class DocumentNotForYouError(DomainError):
    """Error: the user has no permission to generate the document."""

    code = "document-not-for-you"
    title = _("A document asked for by somebody whose it is not")
    rule = rules.SIGHT
    meaning = _("An internal brief is for the staff of its ministry, and the chair’s script for the secretariat.")
    remedy = _("Ask only for documents that are for you; the agenda is for all Participants.")


class TooManyWaitingError(DomainError):
    """Error: the user has too many unfinished documents."""

    code = "too-many-waiting"
    title = _("A document asked for by somebody for whom many are still to be made")
    rule = rules.SHARE
    meaning = _(
        "Documents are made by workers that all users share, and as many of yours as may wait are waiting already."
    )
    remedy = _("Wait until some of your documents are ready, then ask for this one again.")


class ItemUnknownError(DomainError):
    """Error: the agenda of the Dialogue has no such item."""

    code = "item-unknown"
    title = _("An act on an item that the agenda of the Dialogue does not have")
    rule = rules.RECORD
    meaning = _(
        "What happens at a meeting is entered under an item of its agenda, which may have been compiled anew since "
        "you read it."
    )
    remedy = _("Read the agenda again, and use the key of an item that it has now.")


class RoomClosedError(DomainError):
    """Error: the Dialogue is cancelled or its record adopted, so that meeting entries are closed."""

    code = "room-closed"
    title = _("An act at the meeting of a Dialogue that is cancelled, or whose record is adopted")
    rule = rules.RECORD
    meaning = _(
        "What is said and decided is entered until the record of the Dialogue is adopted, and never for a "
        "cancelled one."
    )
    remedy = _("Correct an adopted record by a corrigendum. Nothing is entered for a cancelled Dialogue.")


class FloorError(DomainError):
    """Error: the floor is requested for or given to an ineligible speaker."""

    code = "floor"
    title = _("The floor for somebody who is not in the room, or does not wait for it")
    rule = rules.RECORD
    meaning = _(
        "Participants with a seat and invitees of the item ask for the floor. One person has it at a time, and "
        "once for each request."
    )
    remedy = _("Read the list of speakers again. Whoever is to speak once more asks for the floor anew.")


class ChangedMeanwhileError(DomainError):
    """Edit conflict: another user changed the text since it was opened; nothing was saved."""

    code = "changed-meanwhile"
    title = _("A text that began from a version which somebody else has changed since")
    rule = rules.RECORD
    meaning = _(
        "Somebody else saved other words after you had read the text. Theirs stay, and nothing of yours was saved."
    )
    remedy = _("Read the present text, compare it with yours, and save what is to stand from there.")


class TemplateRefusedError(DomainError):
    """Error: the template is invalid or has unknown placeholders; ``findings`` list the errors and their places."""

    code = "template-refused"
    title = _("A template that is none, or that names what its document does not have")
    rule = rules.SAFETY
    meaning = _(
        "A template is a Word document without macros, embedded files or parts from elsewhere, and names what its "
        "document has."
    )
    remedy = _("Correct what “detail” names, and bring the template again. Nothing was kept.")

    def __init__(self, message: str, findings: "Sequence[Finding]") -> None:
        super().__init__(message)
        self.findings = findings


class DraftMissingError(DomainError):
    """Error: the Dialogue has no draft agenda, or the draft lacks the requested position."""

    code = "draft-missing"
    title = _("An item for the draft of an agenda while there is no draft")
    rule = rules.RECORD
    meaning = _(
        "A proposal is taken into the draft of the agenda. There is none now, or it no longer has the place that "
        "was named."
    )
    remedy = _("Save a draft first, or choose a place that it has, then take the proposal into it.")


class DelegationFrozenError(DomainError):
    """Error: a ministry cannot change its delegation after the Dialogue was held."""

    code = "delegation-frozen"
    title = _("A change by a Participant to its delegation after the Dialogue was held")
    rule = rules.RECORD
    meaning = _("With the Dialogue held, each delegation stays on record as it sat, with the titles of that day.")
    remedy = _("Ask the secretariat to correct the delegation.")


class AddresseeUnreachableError(DomainError):
    """Error: an invitee has no email address, or attends no item."""

    code = "addressee-unreachable"
    title = _("An invitation to somebody without an address, or for no item")
    rule = _(article_4a_ii_invitees.RULE)
    meaning = _("An invitation goes to an e-mail address, and says at which items the invitee is to be in the room.")
    remedy = _("Enter the address with the stakeholder or choose the items, as “detail” says, then invite.")


class RecordExistsError(DomainError):
    """Error: the Dialogue already has a record of discussion."""

    code = "record-exists"
    title = _("A second record of discussion of one Dialogue")
    rule = rules.RECORD
    meaning = _(
        "A Dialogue has one record of discussion, which all Participants clear, and this Dialogue has it already."
    )
    remedy = _("Edit the record that there is, or issue a corrigendum where it is adopted.")


class RecordNotOpenError(DomainError):
    """Error: the state of the record of discussion does not allow the action."""

    code = "record-not-open"
    title = _("An act on a record of discussion that its state does not allow, or not yet")
    rule = rules.RECORD
    meaning = _(
        "A record is drafted after the Dialogue was held, then opened for clearance, then adopted. After that it "
        "stays as it is."
    )
    remedy = _("Read the state of the record, and do what comes next. Correct an adopted one by a corrigendum.")


class RecordNotClearedError(DomainError):
    """Error: a record cannot be adopted before each Participant has cleared it."""

    code = "record-not-cleared"
    title = _("The adoption of a record that some Participant has still to clear")
    rule = rules.RECORD
    meaning = _("A record is adopted once each Participant has cleared each paragraph in the words that it has now.")
    remedy = _("See which paragraphs wait for whom, settle the comments, and adopt the record after that.")


class ParagraphIncompleteError(DomainError):
    """Error: a paragraph lacks a text or an item, or a new order omits a paragraph."""

    code = "paragraph-incomplete"
    title = _("A paragraph without words or under no item, or an order that leaves one out")
    rule = rules.RECORD
    meaning = _(
        "A paragraph has words in at least one language, stands under an item of the agenda, and moves within that "
        "item."
    )
    remedy = _("Send the words or the item that is missing, or an order with every paragraph of the item.")


class ActionCarriedError(DomainError):
    """Error: the action is closed, or a commitment already implements it."""

    code = "action-carried"
    title = _("A commitment from an action that is closed, or that a commitment carries on already")
    rule = rules.RECORD
    meaning = _(
        "An open action becomes one commitment, with its texts, its lead and its due date. This action is not open "
        "for that."
    )
    remedy = _("Read the action, and go on with the commitment that it names, where there is one.")


class DayAheadError(DomainError):
    """Error: a Dialogue cannot be recorded as held on a future date."""

    code = "day-ahead"
    title = _("A Dialogue held on a day that has not come yet")
    rule = rules.RECORD
    meaning = _(
        "What is recorded as held has taken place, and the day that was given has not come in any of the capitals."
    )
    remedy = _("Wait until the Dialogue was held, or correct the day.")


class ItemPlaceError(DomainError):
    """Error: an item cannot be placed at that position."""

    code = "item-place"
    title = _("An agenda item moved to where it cannot stand")
    rule = rules.RECORD
    meaning = _("An item is moved only among those that stand beside it, so that no item comes under another one.")
    remedy = _("Read the order of the draft again, and name a place among the items beside this one.")


class IssueRefusedError(DomainError):
    """Error: the agenda cannot be issued in the requested form."""

    code = "issue-refused"
    title = _("A version of the agenda that cannot be given out as it was asked for")
    rule = _(article_4a_iii_duplication.ISSUE_RULE)
    meaning = _(
        "An agenda is issued with an entry on the status of the working group, or a reason why without. An "
        "addendum only adds, a corrigendum only corrects, and after the adoption only a corrigendum follows."
    )
    remedy = _("“detail” says what is in the way. Enter it or give the reason, or choose another form of issue.")


class PaperRefusedError(DomainError):
    """Error: an uploaded file has an unsupported format, is too large or is a duplicate; none of the files is saved."""

    code = "paper-refused"
    title = _("A file that is no paper, too large, or here already")
    rule = rules.SAFETY
    meaning = _(
        "A paper is a PDF or a Word document without macros. If one file is refused, those brought with it are not "
        "kept either."
    )
    remedy = _("“detail” names the file and what is wrong with it. Save it as said, and bring all of them again.")


class PaperClosedError(DomainError):
    """Error: a cancelled Dialogue takes no papers."""

    code = "paper-closed"
    title = _("A paper for a Dialogue that is cancelled")
    rule = rules.RECORD
    meaning = _(
        "The Dialogue was cancelled, so that nothing is laid on its table any more. One that was held still takes "
        "papers."
    )
    remedy = _("Bring the paper to another Dialogue.")


class OverlapDecidedError(DomainError):
    """Error: another user has already reviewed the likely overlap."""

    code = "overlap-decided"
    title = _("A second decision about a likely overlap")
    rule = rules.RECORD
    meaning = _(
        "The portal proposes likely overlaps and people decide, once about each commitment. Somebody has decided "
        "about this one."
    )
    remedy = _("Read the entry for what was decided. If it is to be otherwise, take that decision back first.")
