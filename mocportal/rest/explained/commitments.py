"""What refuses about commitments, reports, decisions and notices, explained by code."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from mocportal.rest.explained import rules
from mocportal.rest.explained.rules import Explanation

EXPLAINED: Final = {
    "register-closed": Explanation(
        rules.DISCONTINUED,
        _(
            "The last day of the MOC is over. The register is kept as it is: nothing is deleted, and handling marks "
            "stay."
        ),
        _("Read and export the register as before. Do not send this change again."),
    ),
    "day-before-last-change": Explanation(
        rules.RECORD,
        _(
            "The changes of a commitment follow each other by their days, and an agenda as of an earlier day is read "
            "from them."
        ),
        _("Give the day of the last change, which “detail” names, or a later one."),
    ),
    "day-impossible": Explanation(
        rules.RECORD,
        _(
            "Nothing is received before it was issued, concurred in before it was proposed, or reported from a day to "
            "come."
        ),
        _(
            "“detail” says which days are possible. They are days in the capitals or at the place of the meeting, "
            "where the date can differ from UTC."
        ),
    ),
    "successor-missing": Explanation(
        rules.RECORD,
        _(
            "What is superseded leads to another commitment, or to another decision that was taken. Nothing else has a "
            "successor."
        ),
        _("Name the other record that takes its place, or leave the successor out where nothing is superseded."),
    ),
    "report-submitted": Explanation(
        rules.RECORD,
        _("A submitted report stays as it is, since it tells what the Participant reported at that time."),
        _("Enter a correction. It supersedes the report, which can still be read."),
    ),
    "report-not-submitted": Explanation(
        rules.RECORD,
        _("A correction supersedes a report that can no longer be changed, and this one is still a draft."),
        _("Change the report itself, then submit it."),
    ),
    "report-corrected": Explanation(
        rules.RECORD,
        _(
            "The corrections of a report follow each other in one line, so that one alone counts. This report has "
            "its own."
        ),
        _("Look for the report that corrects this one, and correct that."),
    ),
    "file-not-taken": Explanation(
        rules.SAFETY,
        _(
            "A file is looked through before it is kept: its kind, its size unpacked, and what it would run or fetch "
            "when opened."
        ),
        _("“detail” says what was found. Save the file again without it, or as another kind, and send that."),
    ),
    "not-yours": Explanation(
        rules.SIGHT,
        _(
            "Each Participant gives notice and answers for itself, through its own contact point officers; other acts "
            "are the proposer’s or the secretariat’s."
        ),
        _("“detail” says whose act it is. Leave it to them."),
    ),
    "no-function": Explanation(
        rules.SIGHT,
        _(
            "A Participant acts through the officers of its designated contact point. An account acts while its person "
            "holds a function there, counted by the day in the Participant’s capital."
        ),
        _("“detail” says what is missing. An officer of the contact point or the secretariat can add it."),
    ),
    "not-approver": Explanation(
        rules.SIGHT,
        _("More rights or another address of an account need the decision of a second person."),
        _("“detail” says who decides. Ask that person to approve the request on its page."),
    ),
    "decision-incomplete": Explanation(
        rules.JOINT,
        _(
            "The Participants concur in a text and in what comes of it. Both are checked when it is proposed and when "
            "it is taken."
        ),
        _("“detail” says what is missing or in the way. Change the draft, then propose it."),
    ),
    "decision-not-open": Explanation(
        rules.JOINT,
        _("Concurrences and objections are given while a decision is proposed, and an outcome once it was taken."),
        _("Read the state of the decision again. What is decided or withdrawn takes no answers any more."),
    ),
    "text-changed": Explanation(
        rules.JOINT,
        _("A concurrence or a clearance holds for exactly the words that were read, and these have changed since."),
        _("Read the text again, and answer to it as it stands now, with its new hash."),
    ),
    "already-concurred": Explanation(
        rules.JOINT,
        _(
            "Each Participant counts once for a text, whichever of its officers answers first, and its answer is on "
            "record."
        ),
        _("Nothing is left to do. While the text is open, the Participant can still give the opposite answer."),
    ),
    "notice-not-open": Explanation(
        rules.NOTIFIED,
        _(
            "A notice is drafted, issued and acknowledged, or withdrawn before it takes effect. Once issued, its words "
            "stay."
        ),
        _("Read the state of the notice again, and do only what it allows now."),
    ),
    "contact-point-unreachable": Explanation(
        rules.NOTIFIED,
        _(
            "A notice goes to the contact points of all other Participants at once, and one of these has no address on "
            "this day."
        ),
        _("Let an address be entered for the contact point that “detail” names, then issue the notice."),
    ),
    "already-acknowledged": Explanation(
        rules.NOTIFIED,
        _(
            "Each Participant has one day of receipt. The months of article 9(c) are counted from the last of these "
            "days."
        ),
        _("Nothing is left to do. Read the notice for the day of receipt that is on record."),
    ),
}
