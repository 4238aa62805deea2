"""Refusals that concern commitments and reports. Each says what is wrong, where, and what to do."""

from contacts.exceptions import DomainError


class ReasonMissingError(DomainError):
    """A change of state that the record has to explain."""

    code = "reason-missing"


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
