"""Section of the Dialogue's page: delegations and invitees."""

from django.http import HttpRequest

from dialogue.models import Dialogue
from dialogue.views.delegations import seated
from dialogue.views.invitees import listed
from dialogue.views.sections import DialogueSection


def section(request: HttpRequest, dialogue: Dialogue) -> DialogueSection | None:
    """Return the section (see the package); none for past Dialogues without recorded participants."""
    delegations, invitees = seated(request, dialogue), listed(request, dialogue)
    is_ahead = dialogue.status_of.is_ahead
    if not (is_ahead or invitees or any(members for _participant, members, _may_name in delegations)):
        return None
    context = {
        "dialogue": dialogue,
        "seated": delegations,
        "invitees": invitees,
        "may_propose": is_ahead and request.user.has_perm("dialogue.add_invitee"),
    }
    return DialogueSection("dialogue/year/people.html", context)
