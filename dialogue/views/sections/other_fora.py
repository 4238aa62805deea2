"""Section of the Dialogue's page: the CMWG of the JCEPD and referrals to other fora."""

from django.http import HttpRequest

from dialogue.models import Dialogue
from dialogue.views.other_fora import section_context
from dialogue.views.sections import DialogueSection


def section(request: HttpRequest, dialogue: Dialogue) -> DialogueSection | None:
    """Return the section (see the package); none for past Dialogues without entries."""
    found = section_context(request, dialogue)
    has_any = found["entry"] or found["referrals"]
    return DialogueSection("dialogue/year/other_fora.html", found) if has_any or dialogue.status_of.is_ahead else None
