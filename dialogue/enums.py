"""Closed lists of what a Dialogue, its agenda and its actions can be."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class DialogueStatus(TextChoices):
    """Where a Dialogue stands; the ways between are in rules/lifecycle.py."""

    TENTATIVE = "tentative", _("Tentative")
    CONFIRMED = "confirmed", _("Confirmed")
    POSTPONED = "postponed", _("Postponed")
    CANCELLED = "cancelled", _("Cancelled")
    HELD = "held", _("Held")

    @property
    def is_ahead(self) -> bool:
        return self in {DialogueStatus.TENTATIVE, DialogueStatus.CONFIRMED, DialogueStatus.POSTPONED}


class MeetingFormat(TextChoices):
    IN_PERSON = "in_person", _("In person")
    ONLINE = "online", _("Online")
    HYBRID = "hybrid", _("Hybrid")


class ArrangementKind(TextChoices):
    """What a working arrangement settles where the MOC is silent."""

    ROTATION = "rotation", _("Rotation of the chair")
    HOST = "host", _("Alternation of the host")
    OTHER = "other", _("Other")


class ArrangementBasis(TextChoices):
    """What a working arrangement rests on."""

    DECISION = "decision", _("Joint decision")
    PRACTICE = "practice", _("Practice in the public record")


class AgendaStatus(TextChoices):
    DRAFT = "draft", pgettext_lazy("of an agenda", "Draft")
    ISSUED = "issued", _("Issued")
    ADOPTED = "adopted", _("Adopted")


class ItemPurpose(TextChoices):
    DECISION = "decision", _("For decision")
    DISCUSSION = "discussion", _("For discussion")
    INFORMATION = "information", _("For information")


class ItemOrigin(TextChoices):
    """Whose an agenda item is: the register's until a person changes it."""

    REGISTER = "register", _("From the register")
    EDITED = "edited", _("Edited by a person")
    ADDED = "added", _("Added by a person")
    REMOVED = "removed", _("Taken out by a person")

    @property
    def belongs_to_people(self) -> bool:
        return self is not ItemOrigin.REGISTER


class ActionState(TextChoices):
    """What became of an action that a Dialogue agreed on."""

    OPEN = "open", _("Open")
    DONE = "done", pgettext_lazy("of an action", "Done")
    CONTINUED = "continued", pgettext_lazy("of an action", "Continued")
    DROPPED = "dropped", pgettext_lazy("of an action", "Not pursued")

    @property
    def is_open(self) -> bool:
        return self in {ActionState.OPEN, ActionState.CONTINUED}


class DelegateFunction(TextChoices):
    HEAD = "head", _("Head of delegation")
    ALTERNATE = "alternate", _("Alternate")
    MEMBER = "member", _("Member")
