"""Choices of the language guard."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class GuardReason(TextChoices):
    """Reason for a language guard warning, in the MOC's own terms."""

    PARTICIPANTS = "participants", _("The MOC has Participants.")
    INTENTION = (
        "intention",
        _("The Participants intend, will, may and should (articles 3(a) and 4(a)). The MOC is not legally binding."),
    )
    DECISION = "decision", _("The Participants decide jointly or concur (articles 2(c)(x) and 9(b)).")
    UNDERSTANDING = "understanding", _("The MOC is a memorandum of cooperation, an understanding.")
    BINDING = "binding", _("The MOC is not legally binding (article 8(a)).")
    OPERATION = "operation", _("The MOC is signed and comes into operation (article 9(a)).")
    MODIFICATION = "modification", _("The MOC is modified (article 9(b)).")
    DISCONTINUANCE = "discontinuance", _("The MOC is discontinued (article 9(c)).")
    DIFFERENCES = "differences", _("Differences are resolved through consultations (article 7(a)).")
