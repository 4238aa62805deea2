"""Views of the Dialogue: overview, agenda, downloads and draft."""

from dialogue.views.agendas import agenda, download
from dialogue.views.dialogue_view import detail
from dialogue.views.drafts import add, draft, put_back, save, take_out
