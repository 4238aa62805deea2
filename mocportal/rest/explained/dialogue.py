"""What refuses about the Dialogue, its agenda, papers and record, explained by code."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from mocportal.rest.explained import rules
from mocportal.rest.explained.rules import Explanation

EXPLAINED: Final = {
    "day-missing": Explanation(
        rules.RECORD,
        _(
            "An invitation, a calendar entry and the confirmation of a Dialogue say when it is; a held one has the day "
            "on which it was."
        ),
        _("Set the date, the hours and the time zone, or the day on which it was held, then send the request again."),
    ),
    "day-ahead": Explanation(
        rules.RECORD,
        _("What is recorded as held has taken place, and the day that was given has not come in any of the capitals."),
        _("Wait until the Dialogue was held, or correct the day."),
    ),
    "agenda-issued": Explanation(
        rules.RECORD,
        _("An issued version stays as the Participants received it, with its numbers and its files."),
        _("Compile a new draft and change that. Issue it as a revision, an addendum or a corrigendum."),
    ),
    "item-place": Explanation(
        rules.RECORD,
        _("An item is moved only among those that stand beside it, so that no item comes under another one."),
        _("Read the order of the draft again, and name a place among the items beside this one."),
    ),
    "item-unknown": Explanation(
        rules.RECORD,
        _(
            "What happens at a meeting is entered under an item of its agenda, which may have been compiled anew since "
            "you read it."
        ),
        _("Read the agenda again, and use the key of an item that it has now."),
    ),
    "changed-meanwhile": Explanation(
        rules.RECORD,
        _("Somebody else saved other words after you had read the text. Theirs stay, and nothing of yours was saved."),
        _("Read the present text, compare it with yours, and save what is to stand from there."),
    ),
    "issue-refused": Explanation(
        rules.ISSUED,
        _(
            "An agenda is issued with an entry on the status of the working group, or a reason why without. An "
            "addendum only adds, a corrigendum only corrects, and after the adoption only a corrigendum follows."
        ),
        _("“detail” says what is in the way. Enter it or give the reason, or choose another form of issue."),
    ),
    "draft-missing": Explanation(
        rules.RECORD,
        _(
            "A proposal is taken into the draft of the agenda. There is none now, or it no longer has the place that "
            "was named."
        ),
        _("Save a draft first, or choose a place that it has, then take the proposal into it."),
    ),
    "delegation-frozen": Explanation(
        rules.RECORD,
        _("With the Dialogue held, each delegation stays on record as it sat, with the titles of that day."),
        _("Ask the secretariat to correct the delegation."),
    ),
    "addressee-unreachable": Explanation(
        rules.INVITED,
        _("An invitation goes to an e-mail address, and says at which items the invitee is to be in the room."),
        _("Enter the address with the stakeholder or choose the items, as “detail” says, then invite."),
    ),
    "paper-refused": Explanation(
        rules.SAFETY,
        _(
            "A paper is a PDF or a Word document without macros. If one file is refused, those brought with it are not "
            "kept either."
        ),
        _("“detail” names the file and what is wrong with it. Save it as said, and bring all of them again."),
    ),
    "paper-closed": Explanation(
        rules.RECORD,
        _(
            "The Dialogue was cancelled, so that nothing is laid on its table any more. One that was held still takes "
            "papers."
        ),
        _("Bring the paper to another Dialogue."),
    ),
    "overlap-decided": Explanation(
        rules.RECORD,
        _(
            "The portal proposes likely overlaps and people decide, once about each commitment. Somebody has decided "
            "about this one."
        ),
        _("Read the entry for what was decided. If it is to be otherwise, take that decision back first."),
    ),
    "document-not-for-you": Explanation(
        rules.SIGHT,
        _("An internal brief is for the staff of its ministry, and the chair’s script for the secretariat."),
        _("Ask only for documents that are for you; the agenda is for all Participants."),
    ),
    "too-many-waiting": Explanation(
        rules.SHARE,
        _("Documents are made by workers that all users share, and as many of yours as may wait are waiting already."),
        _("Wait until some of your documents are ready, then ask for this one again."),
    ),
    "room-closed": Explanation(
        rules.RECORD,
        _(
            "What is said and decided is entered until the record of the Dialogue is adopted, and never for a "
            "cancelled one."
        ),
        _("Correct an adopted record by a corrigendum. Nothing is entered for a cancelled Dialogue."),
    ),
    "floor": Explanation(
        rules.RECORD,
        _(
            "Participants with a seat and invitees of the item ask for the floor. One person has it at a time, and "
            "once for each request."
        ),
        _("Read the list of speakers again. Whoever is to speak once more asks for the floor anew."),
    ),
    "template-refused": Explanation(
        rules.SAFETY,
        _(
            "A template is a Word document without macros, embedded files or parts from elsewhere, and names what its "
            "document has."
        ),
        _("Correct what “detail” names, and bring the template again. Nothing was kept."),
    ),
    "record-exists": Explanation(
        rules.RECORD,
        _("A Dialogue has one record of discussion, which all Participants clear, and this Dialogue has it already."),
        _("Edit the record that there is, or issue a corrigendum where it is adopted."),
    ),
    "record-not-open": Explanation(
        rules.RECORD,
        _(
            "A record is drafted after the Dialogue was held, then opened for clearance, then adopted. After that it "
            "stays as it is."
        ),
        _("Read the state of the record, and do what comes next. Correct an adopted one by a corrigendum."),
    ),
    "record-not-cleared": Explanation(
        rules.RECORD,
        _("A record is adopted once each Participant has cleared each paragraph in the words that it has now."),
        _("See which paragraphs wait for whom, settle the comments, and adopt the record after that."),
    ),
    "paragraph-incomplete": Explanation(
        rules.RECORD,
        _(
            "A paragraph has words in at least one language, stands under an item of the agenda, and moves within that "
            "item."
        ),
        _("Send the words or the item that is missing, or an order with every paragraph of the item."),
    ),
    "action-carried": Explanation(
        rules.RECORD,
        _(
            "An open action becomes one commitment, with its texts, its lead and its due date. This action is not open "
            "for that."
        ),
        _("Read the action, and go on with the commitment that it names, where there is one."),
    ),
}
