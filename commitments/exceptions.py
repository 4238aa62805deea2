"""Errors about commitments, reports, decisions, notices and files. Each names the problem, the place and the remedy."""

from django.utils.translation import gettext_lazy as _

from core.files.enums import FileFault
from core.refusals import rules
from core.refusals.errors import DomainError
from moc import article_6a_contact_points, article_9c_discontinuance, joint_decisions


class SuccessorMissingError(DomainError):
    """Error for a superseded commitment or decision without a valid successor."""

    code = "successor-missing"
    title = _("Superseded record without a replacement")
    rule = rules.RECORD
    meaning = _("A superseded record must name the record that replaces it. Other records must not.")
    remedy = _("Name the replacing record, or omit it if the record is not superseded.")


class DayBeforeLastChangeError(DomainError):
    """Error for a state change dated before the previous one."""

    code = "day-before-last-change"
    title = _("Status change dated before the previous one")
    rule = rules.RECORD
    meaning = _(
        "Status changes of a commitment must be in chronological order, because agendas as of an earlier date "
        "are compiled from them."
    )
    remedy = _("Enter the date of the last change, given in “detail”, or a later one.")


class ReportSubmittedError(DomainError):
    """Error for a change to a submitted report."""

    code = "report-submitted"
    title = _("Change to a submitted report")
    rule = rules.RECORD
    meaning = _("A submitted report cannot be edited.")
    remedy = _("Submit a correction. The original report remains readable.")


class ReportNotSubmittedError(DomainError):
    """Error for a correction of an unsubmitted report, which can itself be changed."""

    code = "report-not-submitted"
    title = _("Correction of a draft report")
    rule = rules.RECORD
    meaning = _("Only a submitted report can be corrected. This report is still a draft.")
    remedy = _("Edit the report, then submit it.")


class ReportCorrectedError(DomainError):
    """Error for a second correction of a report; the first correction is the one to correct."""

    code = "report-corrected"
    title = _("Report already corrected")
    rule = rules.RECORD
    meaning = _("A report can have only one correction. This report already has one.")
    remedy = _("Find the latest correction of this report and correct that one.")


class DecisionIncompleteError(DomainError):
    """Error for a proposal that lacks something it needs to be decided on."""

    code = "decision-incomplete"
    title = _("Incomplete decision proposal")
    rule = _(joint_decisions.RULE)
    meaning = _(
        "The text and the effect of a decision are checked when it is proposed and again at the last concurrence."
    )
    remedy = _("“detail” says what is missing or conflicting. Edit the draft, then propose it.")


class DecisionNotOpenError(DomainError):
    """Error for a concurrence or objection when the decision is not open, or an outcome before it is taken."""

    code = "decision-not-open"
    title = _("Concurrence or objection not possible")
    rule = _(joint_decisions.RULE)
    meaning = _(
        "Concurrences and objections are possible only while a decision is open; an outcome only after it has been "
        "made."
    )
    remedy = _("Read the current status of the decision. A decided or withdrawn decision accepts no responses.")


class TextChangedError(DomainError):
    """Error for a concurrence in a text other than the one currently proposed."""

    code = "text-changed"
    title = _("Concurrence in an outdated text")
    rule = _(joint_decisions.RULE)
    meaning = _("A concurrence or approval applies only to the exact text that was read. The text has changed.")
    remedy = _("Read the current text and respond with its new hash.")


class AlreadyConcurredError(DomainError):
    """Error for a second concurrence of one Participant in the same text."""

    code = "already-concurred"
    title = _("Concurrence already recorded")
    rule = _(joint_decisions.RULE)
    meaning = _("Each Participant responds once to a text. The response of this Participant is already recorded.")
    remedy = _("No action is required. While the text is open, the Participant can still change its response.")


class DayImpossibleError(DomainError):
    """Error for a date on which the recorded event cannot have happened."""

    code = "day-impossible"
    title = _("Date not possible")
    rule = rules.RECORD
    meaning = _(
        "The date of receipt, concurrence or report cannot be before the act it follows, and cannot be in the future."
    )
    remedy = _("“detail” gives the allowed dates. Dates are local to the capital or the venue and can differ from UTC.")


class NoticeNotOpenError(DomainError):
    """Error for an act that the state of a notice does not allow."""

    code = "notice-not-open"
    title = _("Action not allowed in the current status of the notice")
    rule = _(article_6a_contact_points.NOTICE_RULE)
    meaning = _(
        "A notice is drafted, issued, then acknowledged. It can be withdrawn before it takes effect. An issued "
        "notice cannot be edited."
    )
    remedy = _("Read the current status of the notice and use an allowed action.")


class ContactPointUnreachableError(DomainError):
    """Error for a notice that cannot reach every other Participant's contact point (articles 6 and 9)."""

    code = "contact-point-unreachable"
    title = _("Notice that does not reach all Participants")
    rule = _(article_6a_contact_points.NOTICE_RULE)
    meaning = _(
        "A notice goes to the contact points of all other Participants. At least one has no address on this date."
    )
    remedy = _("Add an address for the contact point named in “detail”, then issue the notice.")


class AlreadyAcknowledgedError(DomainError):
    """Error for a second acknowledgement of one notice by one Participant."""

    code = "already-acknowledged"
    title = _("Receipt already acknowledged")
    rule = _(article_6a_contact_points.NOTICE_RULE)
    meaning = _(
        "Each Participant acknowledges receipt once. The months of article 9(c) are counted from the last date "
        "of receipt."
    )
    remedy = _("No action is required. Read the notice for the recorded date of receipt.")


class RegisterClosedError(DomainError):
    """Error for a change of the register after the last day of a discontinued MOC (article 9(c))."""

    code = "register-closed"
    title = _("Change after the discontinuance of the MOC")
    rule = _(article_9c_discontinuance.RULE)
    meaning = _(
        "The MOC has been discontinued. The register is read-only; nothing is deleted, and handling marks remain."
    )
    remedy = _("You can still read and export the register. Do not send this change again.")


class FileNotTakenError(DomainError):
    """Error for a file of an unsupported type or with unsafe content."""

    code = "file-not-taken"
    title = _("File type or content not accepted")
    rule = rules.SAFETY
    meaning = _("Uploaded files are checked for type, decompressed size and active content.")
    remedy = _(
        "“detail” gives the reason. Save the file without the problem, or in another format, and upload it again."
    )

    def __init__(self, fault: FileFault) -> None:
        super().__init__(str(fault.label))
        self.fault = fault
