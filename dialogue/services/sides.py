"""The two sides of a Dialogue, in the order in which their clocks are told."""

from contacts.models import Side
from dialogue.models import Dialogue


def host_first(dialogue: Dialogue) -> list[Side]:
    """The sides, the host's clock before the other's: it is the one on the wall."""
    return sorted(Side.objects.all(), key=lambda side: (side.pk != dialogue.host_id, side.order))
