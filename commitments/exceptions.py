"""Errors about commitments, reports, decisions, notices and files. Each names the problem, the place and the remedy."""

from django.utils.translation import gettext_lazy as _

from core.files.enums import FileFault
from core.refusals import rules
from core.refusals.errors import DomainError
from moc import article_6a_contact_points, article_9c_discontinuance, joint_decisions


class SuccessorMissingError(DomainError):
    """Error for a superseded commitment or decision without a valid successor."""

    code = "successor-missing"
    title = _("A commitment that would be superseded by nothing")
    rule = rules.RECORD
    meaning = _(
        "What is superseded leads to another commitment, or to another decision that was taken. Nothing else has a "
        "successor."
    )
    remedy = _("Name the other record that takes its place, or leave the successor out where nothing is superseded.")


class DayBeforeLastChangeError(DomainError):
    """Error for a state change dated before the previous one."""

    code = "day-before-last-change"
    title = _("A change of state that holds from before the one it follows")
    rule = rules.RECORD
    meaning = _(
        "The changes of a commitment follow each other by their days, and an agenda as of an earlier day is read "
        "from them."
    )
    remedy = _("Give the day of the last change, which “detail” names, or a later one.")


class ReportSubmittedError(DomainError):
    """Error for a change to a submitted report."""

    code = "report-submitted"
    title = _("A change of a report that was submitted")
    rule = rules.RECORD
    meaning = _("A submitted report stays as it is, since it tells what the Participant reported at that time.")
    remedy = _("Enter a correction. It supersedes the report, which can still be read.")


class ReportNotSubmittedError(DomainError):
    """Error for a correction of an unsubmitted report, which can itself be changed."""

    code = "report-not-submitted"
    title = _("A correction of a report that was not submitted and can still be changed")
    rule = rules.RECORD
    meaning = _("A correction supersedes a report that can no longer be changed, and this one is still a draft.")
    remedy = _("Change the report itself, then submit it.")


class ReportCorrectedError(DomainError):
    """Error for a second correction of a report; the first correction is the one to correct."""

    code = "report-corrected"
    title = _("A second correction of one report")
    rule = rules.RECORD
    meaning = _(
        "The corrections of a report follow each other in one line, so that one alone counts. This report has its own."
    )
    remedy = _("Look for the report that corrects this one, and correct that.")


class DecisionIncompleteError(DomainError):
    """Error for a proposal that lacks something it needs to be decided on."""

    code = "decision-incomplete"
    title = _("A proposal that lacks what it needs to be decided on")
    rule = _(joint_decisions.RULE)
    meaning = _(
        "The Participants concur in a text and in what comes of it. Both are checked when it is proposed and when "
        "it is taken."
    )
    remedy = _("“detail” says what is missing or in the way. Change the draft, then propose it.")


class DecisionNotOpenError(DomainError):
    """Error for a concurrence or objection when the decision is not open, or an outcome before it is taken."""

    code = "decision-not-open"
    title = _("A concurrence or objection where none can be given")
    rule = _(joint_decisions.RULE)
    meaning = _("Concurrences and objections are given while a decision is proposed, and an outcome once it was taken.")
    remedy = _("Read the state of the decision again. What is decided or withdrawn takes no answers any more.")


class TextChangedError(DomainError):
    """Error for a concurrence in a text other than the one currently proposed."""

    code = "text-changed"
    title = _("A concurrence in another text than the one that is proposed now")
    rule = _(joint_decisions.RULE)
    meaning = _(
        "A concurrence or a clearance holds for exactly the words that were read, and these have changed since."
    )
    remedy = _("Read the text again, and answer to it as it stands now, with its new hash.")


class AlreadyConcurredError(DomainError):
    """Error for a second concurrence of one Participant in the same text."""

    code = "already-concurred"
    title = _("A second concurrence of one Participant in the same text")
    rule = _(joint_decisions.RULE)
    meaning = _(
        "Each Participant counts once for a text, whichever of its officers answers first, and its answer is on record."
    )
    remedy = _("Nothing is left to do. While the text is open, the Participant can still give the opposite answer.")


class DayImpossibleError(DomainError):
    """Error for a date on which the recorded event cannot have happened."""

    code = "day-impossible"
    title = _("A day on which it cannot have happened")
    rule = rules.RECORD
    meaning = _(
        "Nothing is received before it was issued, concurred in before it was proposed, or reported from a day to come."
    )
    remedy = _(
        "“detail” says which days are possible. They are days in the capitals or at the place of the meeting, "
        "where the date can differ from UTC."
    )


class NoticeNotOpenError(DomainError):
    """Error for an act that the state of a notice does not allow."""

    code = "notice-not-open"
    title = _("An act that the state of a notice does not allow")
    rule = _(article_6a_contact_points.NOTICE_RULE)
    meaning = _(
        "A notice is drafted, issued and acknowledged, or withdrawn before it takes effect. Once issued, its words "
        "stay."
    )
    remedy = _("Read the state of the notice again, and do only what it allows now.")


class ContactPointUnreachableError(DomainError):
    """Error for a notice that cannot reach every other Participant's contact point (articles 6 and 9)."""

    code = "contact-point-unreachable"
    title = _("A notice that would not reach all other Participants")
    rule = _(article_6a_contact_points.NOTICE_RULE)
    meaning = _(
        "A notice goes to the contact points of all other Participants at once, and one of these has no address on "
        "this day."
    )
    remedy = _("Let an address be entered for the contact point that “detail” names, then issue the notice.")


class AlreadyAcknowledgedError(DomainError):
    """Error for a second acknowledgement of one notice by one Participant."""

    code = "already-acknowledged"
    title = _("A second acknowledgement of one notice by one Participant")
    rule = _(article_6a_contact_points.NOTICE_RULE)
    meaning = _(
        "Each Participant has one day of receipt. The months of article 9(c) are counted from the last of these days."
    )
    remedy = _("Nothing is left to do. Read the notice for the day of receipt that is on record.")


class RegisterClosedError(DomainError):
    """Error for a change of the register after the last day of a discontinued MOC (article 9(c))."""

    code = "register-closed"
    title = _("Any change after the last day of a discontinued MOC")
    rule = _(article_9c_discontinuance.RULE)
    meaning = _(
        "The last day of the MOC is over. The register is kept as it is: nothing is deleted, and handling marks stay."
    )
    remedy = _("Read and export the register as before. Do not send this change again.")


class FileNotTakenError(DomainError):
    """Error for a file of an unsupported type or with unsafe content."""

    code = "file-not-taken"
    title = _("A file of a kind that is not taken, or with more in it than it shows")
    rule = rules.SAFETY
    meaning = _(
        "A file is looked through before it is kept: its kind, its size unpacked, and what it would run or fetch "
        "when opened."
    )
    remedy = _("“detail” says what was found. Save the file again without it, or as another kind, and send that.")

    def __init__(self, fault: FileFault) -> None:
        super().__init__(str(fault.label))
        self.fault = fault
