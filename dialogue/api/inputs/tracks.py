"""Request body for a change between “with debate” and “without debate”."""

from core.rest.write.fields import ChoiceField, TextBodyField
from core.rest.write.inputs import Input
from dialogue.enums import Track

LONGEST_SUBJECT, LONGEST_REASON = 60, 2000


class TrackInput(Input):
    """A change of one commitment, by its reference, or of an area or a form, by the key of its item.

    Null as the track withdraws the own change. The secretariat gives a reason; a Participant’s request needs none.
    """

    subject = TextBodyField(longest=LONGEST_SUBJECT, lines=False)
    track = ChoiceField(Track, allow_null=True)
    reason = TextBodyField(longest=LONGEST_REASON, required=False)
