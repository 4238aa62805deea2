"""Pages of the Dialogue: itself, its agenda to read and to take away, and the draft that people work on."""

from dialogue.views.agendas import agenda, detail, download
from dialogue.views.drafts import add, draft, put_back, save, take_out

__all__ = ["add", "agenda", "detail", "download", "draft", "put_back", "save", "take_out"]
