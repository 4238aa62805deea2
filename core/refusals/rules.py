"""Portal rules behind refusals that follow from no article of the MOC."""

from django.utils.translation import gettext_lazy as _

RECORD = _("Portal rule (no article of the MOC): keeps records accurate.")
SIGHT = _("Portal rule (no article of the MOC): roles and access.")
MARKS = _("Portal rule (no article of the MOC): only the originator can lower a handling mark.")
CLOCKS = _("Portal rule (no article of the MOC): meeting times are local to the venue.")
SAFETY = _("Portal rule (no article of the MOC): security of stored data.")
SHARE = _("Portal rule (no article of the MOC): usage limit.")
