"""Article 2(c)(ii): collaboration in times of emergency.

"Collaborating in times of emergency to support the resilience of battery supply chains, including with respect to
critical minerals, based on mutual decision where possible and appropriate;"

Computed: the state of an emergency on a day.
Facts: the days from which the joint decisions on the beginning and the end of the collaboration have effect.
Left open: the definition of an emergency. Any Participant can raise one; the collaboration begins by joint decision.
"""

from datetime import date
from enum import StrEnum

ARTICLE = "2(c)(ii)"


class EmergencyState(StrEnum):
    RAISED = "raised"
    ON = "on"
    DOWN = "down"


def state(*, begun_on: date | None, stood_down_on: date | None, on: date) -> EmergencyState:
    """Return the state on a day. A decision with effect from a later day changes nothing before it."""
    if stood_down_on is not None and stood_down_on <= on:
        return EmergencyState.DOWN
    if begun_on is not None and begun_on <= on:
        return EmergencyState.ON
    return EmergencyState.RAISED
