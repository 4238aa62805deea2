"""Enumerations of people, institutions and mail."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _, pgettext_lazy


class Role(TextChoices):
    """Role of an account, which determines its permissions; docs/decisions/0005 has the table."""

    READER = "reader", _("Reader")
    EDITOR = "editor", _("Editor")
    CONTACT_OFFICER = "contact_officer", _("Contact point officer")
    SECRETARIAT = "secretariat", _("Secretariat")
    ADMINISTRATOR = "administrator", _("Administrator")
    PARTNER = "partner", _("Partner system")

    @property
    def belongs_to_participant(self) -> bool:
        """Return whether the role requires a Participant."""
        return self in {Role.READER, Role.EDITOR, Role.CONTACT_OFFICER, Role.PARTNER}

    @property
    def reads_register(self) -> bool:
        """Return whether the role reads the shared register; administrators see accounts and settings only."""
        return self is not Role.ADMINISTRATOR

    @property
    def reads_own_drafts(self) -> bool:
        return self in {Role.READER, Role.EDITOR, Role.CONTACT_OFFICER}

    @property
    def edits_own(self) -> bool:
        return self in {Role.EDITOR, Role.CONTACT_OFFICER}

    @property
    def concurs(self) -> bool:
        """Return whether the role may concur and give or acknowledge notices.

        Secretariat and administrators may not.
        """
        return self is Role.CONTACT_OFFICER

    @property
    def runs_register(self) -> bool:
        return self is Role.SECRETARIAT

    @property
    def administers(self) -> bool:
        return self is Role.ADMINISTRATOR

    @property
    def uses_browser(self) -> bool:
        return self is not Role.PARTNER


class NameOrder(TextChoices):
    """Name order in Latin letters; one form is never computed from another."""

    FAMILY_FIRST = "family_first", _("Family name first")
    GIVEN_FIRST = "given_first", _("Given name first")


class OfficerFunction(TextChoices):
    """Function of an officer at a contact point, which decides who is written to and how."""

    PRIMARY = "primary", _("Primary")
    ALTERNATE = "alternate", _("Alternate")
    COPY = "copy", _("Copy")

    @property
    def acts(self) -> bool:
        """Return whether the officer may act for the Participant (article 6).

        An officer with copies only reads them.
        """
        return self is not OfficerFunction.COPY


class Shortfall(TextChoices):
    """Missing requirement of a formal act for a Participant; the label is the message."""

    ROLE = (
        "role",
        _(
            "Only a contact point officer can do this. Your account does not have that role. An administrator of the "
            "portal can assign it."
        ),
    )
    LINK = (
        "link",
        _(
            "Your account is not linked to an officer of your contact point. An officer in function there can link it. "
            "If no officer is in function, the secretariat can."
        ),
    )
    NO_FUNCTION = (
        "no-function",
        _(
            "You are not an officer in function at your contact point. An officer in function there can add you. If no "
            "officer is in function, the secretariat can."
        ),
    )
    BEGINS_LATER = (
        "begins-later",
        _(
            "Your function at the contact point begins on %(day)s. You can act from that day. An officer in function "
            "there can correct the date."
        ),
    )
    ENDED = (
        "ended",
        _(
            "Your function at the contact point ended. Its last day was %(day)s. An officer in function there can "
            "extend it. If no officer is in function, the secretariat can."
        ),
    )


class Audience(TextChoices):
    """Audience of a handling mark, from the widest to the narrowest."""

    PUBLIC = "public", _("All users")
    PARTICIPANTS = "participants", _("The Participants and the secretariat")
    OWN_PARTICIPANT = "own_participant", _("Lead Participant")
    NAMED = "named", _("Contact point officers of the lead Participant")


class MessageKind(TextChoices):
    """Subject matter of a message."""

    NOTICE = "notice", _("Notice")
    DECISION = "decision", _("Joint decision")
    REMINDER = "reminder", _("Reminder")
    INVITATION = "invitation", _("Invitation")
    ACCOUNT = "account", _("Account")
    DIGEST = "digest", _("Daily digest")

    @property
    def is_formal(self) -> bool:
        """Return whether a duplicate is worse than a delay: then an uncertain message needs a manual resolution."""
        return self is MessageKind.NOTICE


class MessageState(TextChoices):
    """Delivery state of a message."""

    QUEUED = "queued", pgettext_lazy("of a mail", "Waiting")
    SENDING = "sending", _("Being sent")
    SENT = "sent", _("Sent")
    FAILED = "failed", _("Failed")
    UNCERTAIN = "uncertain", _("Uncertain")
    COMBINED = "combined", _("In a digest")

    @property
    def waits_for_a_person(self) -> bool:
        """Return whether the message needs a manual resolution."""
        return self in {MessageState.FAILED, MessageState.UNCERTAIN}


class DeliveryPhase(TextChoices):
    """Delivery phase of an attempt: before the content is sent, a failure leaves no doubt."""

    CONNECTING = "connecting", _("Connecting")
    DATA = "data", _("Sending the content")


class DeliveryOutcome(TextChoices):
    """Delivery outcome of an attempt."""

    ACCEPTED = "accepted", _("Accepted")
    REFUSED_FOR_NOW = "refused_for_now", _("Temporarily refused")
    REFUSED_FOR_GOOD = "refused_for_good", _("Permanently refused")
    NO_ANSWER_BEFORE_DATA = "no_answer_before_data", _("No response before the content was sent")
    NO_ANSWER_AFTER_DATA = "no_answer_after_data", _("No response after the content was sent")
    INTERRUPTED = "interrupted", _("Worker stopped before the content was sent")
    ADDRESS_CHANGED = "address_changed", _("Address no longer assigned to the contact point")


class ReminderKind(TextChoices):
    """Kind of a reminder for an obligation and date, in the order in which they are sent."""

    EARLY = "early", _("Early")
    SOON = "soon", _("Shortly before")
    DUE = "due", _("On the due date")
    OVERDUE = "overdue", _("Overdue")
    LONG_OVERDUE = "long_overdue", _("Overdue for some time")


class ReminderState(TextChoices):
    """State of a reminder. One that a later one overtook before it could be sent is passed over."""

    PLANNED = "planned", pgettext_lazy("of a reminder", "Planned")
    SENT = "sent", _("Sent")
    CANCELLED = "cancelled", _("Cancelled")
    PASSED_OVER = "passed_over", _("Skipped")
