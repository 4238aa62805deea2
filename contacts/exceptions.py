"""Domain errors of contact points, handling marks and mail. Each has an explanation and a remedy."""

from django.utils.translation import gettext_lazy as _

from core.refusals import rules
from core.refusals.errors import DomainError, TransitionNotAllowedError
from moc import article_6a_contact_points


class NotYoursError(DomainError):
    """Formal act or change that belongs to another Participant's officers or to another proposer."""

    code = "not-yours"
    title = _("Act reserved for officers of another Participant")
    rule = rules.SIGHT
    meaning = _(
        "Only the officers of a Participant can act for it. Some acts are reserved for the proposing "
        "Participant or the secretariat."
    )
    remedy = _("“detail” says who can perform this action.")


class NoFunctionError(NotYoursError):
    """Formal act of an account whose person has no function at the contact point on that day."""

    code = "no-function"
    title = _("Formal act by a person who is not an officer in function")
    rule = rules.SIGHT
    meaning = _(
        "A Participant acts through the officers of its designated contact point. An account acts while its person "
        "holds a function there, counted by the day in the Participant’s capital."
    )
    remedy = _("“detail” says what is missing. An officer of the contact point or the secretariat can add it.")


class NotOriginatorError(DomainError):
    """Wider handling mark set by a user who does not act for the originator of the record."""

    code = "mark-not-yours"
    title = _("Handling mark lowered by a user other than the originator")
    rule = rules.MARKS
    meaning = _("Any user who can edit the record can raise its handling mark. Only the originator can lower it.")
    remedy = _("“detail” says who can lower the mark.")


class HeaderUnsafeError(DomainError):
    """Subject, name or address with a line break or control character (header injection)."""

    code = "header-unsafe"
    title = _("Line break in an email header")
    rule = rules.SAFETY
    meaning = _("Line breaks and control characters are not allowed in email subjects, names and addresses.")
    remedy = _("Enter the subject, name and address on one line each, in plain text.")


class MessageStateError(TransitionNotAllowedError):
    """Resolution of a message whose state needs none."""

    code = "message-not-to-be-decided"
    title = _("Decision on a message that needs none")
    rule = rules.RECORD
    meaning = _("Only failed messages and messages with uncertain delivery need a decision.")
    remedy = _("Read the current status of the message.")


class AddressNotCurrentError(DomainError):
    """Message to an address that is no longer current at its contact point."""

    code = "address-not-current"
    title = _("Address no longer assigned to the contact point")
    rule = _(article_6a_contact_points.RULE)
    meaning = _("This address is no longer assigned to the contact point. The current addresses have been notified.")
    remedy = _("No action is required for this message. Check the current addresses of the contact point.")
