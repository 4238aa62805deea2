"""Choices of joint decisions, notices, emergencies, consultations and IP instruments."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _, pgettext_lazy

from moc.article_2c_ii_emergencies import EmergencyState
from moc.months import Counting


class DecisionState(TextChoices):
    """State of a joint decision; rules/lifecycle.py defines the transitions."""

    DRAFT = "draft", pgettext_lazy("of a joint decision", "Draft")
    OPEN = "open", _("Open for concurrence")
    DECIDED = "decided", _("Decided")
    WITHDRAWN = "withdrawn", pgettext_lazy("of a joint decision", "Withdrawn")

    @property
    def is_ahead(self) -> bool:
        """Return whether the decision can still be taken."""
        return self in {DecisionState.DRAFT, DecisionState.OPEN}


class Outcome(TextChoices):
    """Outcome of a decision after it was taken."""

    ACTIVE = "active", pgettext_lazy("of a joint decision", "Active")
    IMPLEMENTED = "implemented", _("Implemented")
    ELAPSED = "elapsed", _("Expired")
    SUPERSEDED = "superseded", pgettext_lazy("of a joint decision", "Superseded")
    RETIRED = "retired", _("Retired")


class Effect(TextChoices):
    """Effect of a joint decision, applied once."""

    NONE = "none", _("No change to the register")
    FURTHER_AREA = "further_area", _("New area of cooperation")
    FURTHER_FORM = "further_form", _("New form of cooperation")
    RETIRE_AREA = "retire_area", _("Retire an added area")
    RETIRE_FORM = "retire_form", _("Retire an added form")
    MODIFICATION = "modification", _("Modify the text of the MOC (article 9(b))")
    ROTATION = "rotation", _("Set the chair rotation order")
    ARRANGEMENT = "arrangement", _("Set another working arrangement")
    COUNTING = "counting", _("Set how months of notice are counted")
    EMERGENCY_BEGINS = "emergency_begins", _("Begin emergency collaboration (article 2(c)(ii))")
    EMERGENCY_ENDS = "emergency_ends", _("End emergency collaboration")
    OTHERS_CONTINUE = (
        "others_continue",
        _("The other Participants continue after a notice (article 9(c))"),
    )
    ENDS_FOR_ALL = (
        "ends_for_all",
        _("The MOC ends for all after a notice (article 9(c))"),
    )

    @property
    def names_something_new(self) -> bool:
        return self in {Effect.FURTHER_AREA, Effect.FURTHER_FORM, Effect.ARRANGEMENT}

    @property
    def may_wait(self) -> bool:
        """Return whether the effective date may differ from the date of the last concurrence."""
        return self not in {
            *(Effect.FURTHER_AREA, Effect.FURTHER_FORM, Effect.RETIRE_AREA, Effect.RETIRE_FORM),
            *(Effect.COUNTING, Effect.OTHERS_CONTINUE, Effect.ENDS_FOR_ALL),
        }

    @property
    def concerns_emergency(self) -> bool:
        return self in {Effect.EMERGENCY_BEGINS, Effect.EMERGENCY_ENDS}


class Channel(TextChoices):
    """Channel by which a written concurrence was received."""

    PORTAL = "portal", _("In this portal")
    LETTER = "letter", _("Letter")
    NOTE = "note", _("Diplomatic note")
    MAIL = "mail", _("Email")
    MEETING = "meeting", _("In writing at a meeting")

    @property
    def has_document(self) -> bool:
        """Return whether the channel leaves a document to refer to."""
        return self is not Channel.PORTAL


class VoidReason(TextChoices):
    """Reason for which a concurrence is void."""

    TEXT_CHANGED = "text_changed", _("Text returned to draft")
    OBJECTED = "objected", _("Participant objected later")
    WITHDRAWN = "withdrawn", _("Proposal withdrawn")


class ChangeKind(TextChoices):
    """Kind of change that a modification makes to a provision."""

    REPLACE = "replace", pgettext_lazy("of a provision", "Replaced")
    INSERT = "insert", pgettext_lazy("of a provision", "Inserted")
    REMOVE = "remove", pgettext_lazy("of a provision", "Removed")


class NoticeKind(TextChoices):
    """Kind of notice from one Participant to the other four through the designated contact points."""

    MODIFY = "modify", _("Intention to modify (article 9(b))")
    DISCONTINUE = "discontinue", _("Intention to discontinue (article 9(c))")
    CONTACT_POINT = "contact_point", _("Change of contact point (article 6)")
    EMERGENCY = "emergency", _("Emergency (article 2(c)(ii))")
    CONSULTATION = "consultation", _("Request for consultations (article 7)")
    GENERAL = "general", _("General notice")


class NoticeState(TextChoices):
    DRAFT = "draft", pgettext_lazy("of a notice", "Draft")
    ISSUED = "issued", pgettext_lazy("of a notice", "Issued")
    WITHDRAWN = "withdrawn", pgettext_lazy("of a notice", "Withdrawn")


class Scope(TextChoices):
    """Scope of a discontinuance as stated in the notice. Article 9(c) leaves it open; the portal records the text."""

    ENDS_FOR_ALL = "ends_for_all", _("The MOC ends for all Participants")
    GIVER_WITHDRAWS = "giver_withdraws", _("The Participant that gives notice withdraws")
    NOT_STATED = "not_stated", _("Not stated")


class NoticeCounting(TextChoices):
    """Counting of the months of notice. The MOC does not define it; a working arrangement may select one."""

    LATER = Counting.LATER.value, _("Later of the two methods")
    SAME_NUMBER = (
        Counting.SAME_NUMBER.value,
        _("Same day of the month (Canada, Interpretation Act, section 28)"),
    )
    DAY_BEFORE = (
        Counting.DAY_BEFORE.value,
        _("Day before the corresponding day (Japan, Civil Code, article 143)"),
    )


class NoticeEventKind(TextChoices):
    ISSUED = "issued", pgettext_lazy("of a notice", "Issued")
    ADDRESSED = "addressed", _("Addressed")
    ACKNOWLEDGED = "acknowledged", _("Receipt acknowledged")
    REMINDED = "reminded", _("Reminded")
    CLOCK_STARTED = "clock_started", _("Period of notice determined")
    WITHDRAWN = "withdrawn", pgettext_lazy("of a notice", "Withdrawn")


class EmergencyStanding(TextChoices):
    """Status of an emergency on a date."""

    RAISED = EmergencyState.RAISED.value, pgettext_lazy("of an emergency", "Raised")
    ON = EmergencyState.ON.value, _("Collaboration under way")
    DOWN = EmergencyState.DOWN.value, _("Collaboration ended")


class ConsultationStanding(TextChoices):
    """Status of a consultation: open until there is a common understanding. There is no other outcome."""

    OPEN = "open", pgettext_lazy("of a consultation", "Open")
    CONCLUDED = "concluded", _("Concluded")


class IpInstrumentKind(TextChoices):
    """Kind of separate instrument under article 5(a)."""

    NON_DISCLOSURE = "non_disclosure", _("Non-disclosure agreement")
    LICENCE = "licence", _("Licensing agreement")
    RESEARCH = "research", _("Collaborative research agreement")
    OTHER = "other", _("Other contract")
