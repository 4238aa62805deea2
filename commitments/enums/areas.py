"""Choices of the registers of the areas of cooperation."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from commitments.enums.register import Step


class SupportKind(TextChoices):
    """Kind of publicly available support; articles 2(c)(i) and (iii) include financial support."""

    FINANCIAL = "financial", _("Financial support")
    OTHER = "other", _("Other support")


class SupportSubject(TextChoices):
    """Subject of support: the steps of article 2(c)(i), and the investment and projects of article 2(c)(iii)."""

    EXPLORATION = Step.EXPLORATION.value, Step.EXPLORATION.label
    DEVELOPMENT = Step.DEVELOPMENT.value, Step.DEVELOPMENT.label
    PRODUCTION = Step.PRODUCTION.value, Step.PRODUCTION.label
    REFINING = Step.REFINING.value, Step.REFINING.label
    PROCESSING = Step.PROCESSING.value, Step.PROCESSING.label
    INVESTMENT = "investment", _("Investment and projects")


class StandardTopic(TextChoices):
    """Topic of a standard, guide or recommendation (article 2(c)(viii))."""

    SAFETY = "safety", _("Safety")
    SUSTAINABILITY = "sustainability", _("Sustainability")
    CARBON_FOOTPRINT = "carbon_footprint", _("Carbon footprint")
    RECYCLING = "recycling", _("Recycling")
    DUE_DILIGENCE = "due_diligence", _("Due diligence")


class StandardStage(TextChoices):
    """Stage of a standard, by the two digits of ISO's international harmonized stage codes."""

    PRELIMINARY = "00", _("Preliminary")
    PROPOSAL = "10", _("Proposal")
    PREPARATORY = "20", _("Preparatory")
    COMMITTEE = "30", _("Committee")
    ENQUIRY = "40", _("Enquiry")
    APPROVAL = "50", _("Approval")
    PUBLICATION = "60", _("Publication")
    REVIEW = "90", _("Review")
    WITHDRAWAL = "95", _("Withdrawal")


class Position(TextChoices):
    """Position of a Participant on a standard."""

    SUPPORTS = "supports", _("Supports")
    COMMENTS = "comments", _("Supports with comments")
    OPPOSES = "opposes", _("Does not support")
    UNDECIDED = "undecided", _("No position yet")
