"""Article 2(c)(x): areas of cooperation, and further areas by joint decision.

"other areas jointly decided upon by the Participants."

Computed: the code of a further area; whether an area can be retired; whether it is listed on a day.
Facts: the areas of article 2(c), those added by joint decision, their days of retirement, and their use by records.
Left open: the end of a further area. Here a joint decision retires the area, never one that the MOC itself lists.
"""

from collections.abc import Iterable
from datetime import date

from core.text.messages import marked as _

# Areas with a register of their own.
SUPPORT, INVESTMENT, STANDARDS, INFORMATION = "2(c)(i)", "2(c)(iii)", "2(c)(viii)", "2(c)(ix)"
# Paragraph on the exchange of information, which is no area.
INFORMATION_EXCHANGE = "3(c)"

CONSTRAINTS = {
    "area_further_by_joint_decision": _("Areas and forms are added or retired only by joint decision."),
    "area_retired_by_joint_decision": _("Areas and forms are added or retired only by joint decision."),
    "no_commitment_on_open_ended_area": _("An area is added by joint decision of all Participants."),
    "no_commitment_on_retired_area": _("This area was retired by joint decision. New records cannot be linked to it."),
}


def next_code(open_end: str, taken: Iterable[str]) -> str:
    """Return the code of a further area or form under the open end of its list: ``2(c)(x)-1``, then ``2(c)(x)-2``.

    A number is used once, even after the retirement of its area.
    """
    numbers = (int(code.removeprefix(f"{open_end}-")) for code in taken if code.startswith(f"{open_end}-"))
    return f"{open_end}-{max(numbers, default=0) + 1}"


def may_be_retired(*, is_further: bool, retired_on: date | None) -> bool:
    """Return whether a joint decision can retire an area: a further one, once."""
    return is_further and retired_on is None


def is_listed(*, added_on: date | None, retired_on: date | None, on: date, is_used: bool) -> bool:
    """Return whether an area is listed on a day; from its retirement on only while a record uses it.

    ``added_on`` is None for an area that the MOC itself lists.
    """
    is_there = added_on is None or added_on <= on
    return is_there and (is_used or retired_on is None or retired_on > on)
