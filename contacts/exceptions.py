"""Domain errors of contact points, handling marks and mail. Each has an explanation and a remedy."""

from django.utils.translation import gettext_lazy as _

from core.refusals import rules
from core.refusals.errors import DomainError, TransitionNotAllowedError
from moc import article_6a_contact_points


class NotYoursError(DomainError):
    """Formal act or change that belongs to another Participant's officers or to another proposer."""

    code = "not-yours"
    title = _("An act that belongs to another Participant’s officers")
    rule = rules.SIGHT
    meaning = _(
        "Each Participant gives notice and answers for itself, through its own contact point officers; other acts "
        "are the proposer’s or the secretariat’s."
    )
    remedy = _("“detail” says whose act it is. Leave it to them.")


class NoFunctionError(NotYoursError):
    """Formal act of an account whose person has no function at the contact point on that day."""

    code = "no-function"
    title = _("A formal act by a person without a function at the contact point that day")
    rule = rules.SIGHT
    meaning = _(
        "A Participant acts through the officers of its designated contact point. An account acts while its person "
        "holds a function there, counted by the day in the Participant’s capital."
    )
    remedy = _("“detail” says what is missing. An officer of the contact point or the secretariat can add it.")


class NotOriginatorError(DomainError):
    """Wider handling mark set by a user who does not act for the originator of the record."""

    code = "mark-not-yours"
    title = _("A wider handling mark, given by somebody other than the originator of the record")
    rule = rules.MARKS
    meaning = _("Whoever may change the record may make its mark narrower. A wider one opens it to more readers.")
    remedy = _("“detail” says whom to ask for the wider mark. Leave the mark as it is until then.")


class HeaderUnsafeError(DomainError):
    """Subject, name or address with a line break or control character (header injection)."""

    code = "header-unsafe"
    title = _("A subject, name or address that would not stay on its line in a mail")
    rule = rules.SAFETY
    meaning = _(
        "A line break or a control character in a subject, a name or an address could add lines to the head of a mail."
    )
    remedy = _("Write the subject, the name and the address on one line each, in plain characters.")


class MessageStateError(TransitionNotAllowedError):
    """Resolution of a message whose state needs none."""

    code = "message-not-to-be-decided"
    title = _("A decision about a message that is in no state to be decided on")
    rule = rules.RECORD
    meaning = _(
        "People decide only about a mail whose end the portal does not know: one that failed, or that may have arrived."
    )
    remedy = _("Read the message again. It was sent, still waits, or somebody else has decided about it.")


class AddressNotCurrentError(DomainError):
    """Message to an address that is no longer current at its contact point."""

    code = "address-not-current"
    title = _("A message to an address that is no longer its contact point’s")
    rule = _(article_6a_contact_points.RULE)
    meaning = _(
        "The officers behind a contact point change. Those who took the place of this address have been written to."
    )
    remedy = _("Leave this message as it is, and check the addresses that the contact point has today.")
