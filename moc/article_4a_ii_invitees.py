"""Article 4(a)(ii): invitees.

"Where relevant, they may invite private sector representatives and related stakeholders to their meetings."

Computed: the agenda items that an invitee attends. Its version of the agenda contains only these, with their papers.
Facts: the items chosen for the invitee, and whether it declined.
Left open: the choice of invitees and of their items. The secretariat chooses both.
"""

from collections.abc import Iterable

from core.text.messages import marked as _

RULE = _("Article 4(a)(ii): representatives of the private sector and related stakeholders may be invited.")


def attended(chosen: Iterable[str], *, has_declined: bool) -> frozenset[str]:
    """Return the keys of the items that an invitee attends; none after it declined."""
    return frozenset() if has_declined else frozenset(chosen)
