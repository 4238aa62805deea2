"""Refusals that concern commitments and reports. Each says what is wrong, where, and what to do."""

from contacts import exceptions
from contacts.enums import FileFault
from contacts.exceptions import DomainError

# Of the app below, which asks for reasons and checks functions as well.
ReasonMissingError = exceptions.ReasonMissingError
NotYoursError = exceptions.NotYoursError


class SuccessorMissingError(DomainError):
    """A commitment that would be superseded by nothing."""

    code = "successor-missing"


class DayBeforeLastChangeError(DomainError):
    """A change of state that would hold from before the one it follows."""

    code = "day-before-last-change"


class ReportSubmittedError(DomainError):
    """A change to a report that has been submitted."""

    code = "report-submitted"


class ReportNotSubmittedError(DomainError):
    """A correction of what has not been submitted and can still be changed itself."""

    code = "report-not-submitted"


class ReportCorrectedError(DomainError):
    """A second correction of one report: the first is the one to correct."""

    code = "report-corrected"


class DecisionIncompleteError(DomainError):
    """A proposal that lacks what it needs to be decided on."""

    code = "decision-incomplete"


class DecisionNotOpenError(DomainError):
    """A concurrence in, or an objection to, what is not open for it."""

    code = "decision-not-open"


class TextChangedError(DomainError):
    """A concurrence in a text other than the one that is proposed now."""

    code = "text-changed"


class AlreadyConcurredError(DomainError):
    """A second concurrence of one Participant in the same text."""

    code = "already-concurred"


class DayImpossibleError(DomainError):
    """A day on which what is said to have happened cannot have happened."""

    code = "day-impossible"


class NoticeNotOpenError(DomainError):
    """An act on a notice that its state no longer, or not yet, allows."""

    code = "notice-not-open"


class UnreachableError(DomainError):
    """A notice that would not reach every other Participant through its contact point (articles 6 and 9)."""

    code = "contact-point-unreachable"


class AlreadyAcknowledgedError(DomainError):
    """A second acknowledgement of one notice by one Participant."""

    code = "already-acknowledged"


class RegisterClosedError(DomainError):
    """A change of the register after the last day of a discontinued MOC (article 9(c))."""

    code = "register-closed"


class FileNotTakenError(DomainError):
    """A file that is of no kind that is taken, or holds more than it shows."""

    code = "file-not-taken"

    def __init__(self, fault: FileFault) -> None:
        super().__init__(str(fault.label))
        self.fault = fault
