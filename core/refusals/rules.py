"""Portal rules behind refusals that follow from no article of the MOC."""

from django.utils.translation import gettext_lazy as _

RECORD = _("No article of the MOC: a rule of the portal, so that its record stays true.")
SIGHT = _("No article of the MOC: a rule of the portal about who acts for whom, and who sees what.")
MARKS = _("No article of the MOC: the rule of handling marks, which only the originator of a record makes wider.")
CLOCKS = _("No article of the MOC: a rule of the portal for meetings, whose hours are those of their place.")
SAFETY = _("No article of the MOC: a rule of the portal for the safety of what it holds.")
SHARE = _("No article of the MOC: a limit of the portal, so that nobody holds up the others.")
