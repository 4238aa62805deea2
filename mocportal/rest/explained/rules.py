"""Why the register refuses: the articles and rules behind its refusals, and what a refusal is told with.

The words of an article are shortened here; the MOC's own stand under /provisions/.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

DISCONTINUED = _("Article 9(c): what was shared before a discontinuance continues to be treated in line with the MOC.")
JOINT = _("Articles 2(c)(x), 3(a)(vi) and 9(b) speak of joint decisions, which are those of all Participants.")
NOTIFIED = _("Articles 6(a), 9(b) and 9(c): the other Participants are notified through the designated contact points.")
CONTACTS = _("Article 6(a): each Participant is reached through its designated contact point.")
CHAIRED = _("Article 4(a)(i) says of which Participants and in which ranks the co-chairs of the Dialogue are.")
MEMBERS = _("Article 4(a)(i): the members of the Dialogue are representatives of the Participants.")
INVITED = _("Article 4(a)(ii): representatives of the private sector and related stakeholders may be invited.")
DUPLICATION = _("Article 4(a)(iii): the work of the working group is considered, to avoid duplication of efforts.")
ISSUED = _(
    "Article 4(a)(iii) for the entry on the working group; how versions follow each other is a rule of the portal."
)
RECORD = _("No article of the MOC: a rule of the portal, so that its record stays true.")
SIGHT = _("No article of the MOC: a rule of the portal about who acts for whom, and who sees what.")
MARKS = _("No article of the MOC: the rule of handling marks, which only the originator of a record makes wider.")
CLOCKS = _("No article of the MOC: a rule of the portal for meetings, whose hours are those of their place.")
SAFETY = _("No article of the MOC: a rule of the portal for the safety of what it holds.")
SHARE = _("No article of the MOC: a limit of the portal, so that nobody holds up the others.")


@dataclass(frozen=True, slots=True)
class Explanation:
    """What the page of a refusal says beside its title.

    ``rule`` is the article of the MOC, or the rule of the portal, that it holds to, ``explanation`` why it refuses,
    and ``remedy`` what whoever was refused can do.
    """

    rule: "_StrPromise"
    explanation: "_StrPromise | str"
    remedy: "_StrPromise"
