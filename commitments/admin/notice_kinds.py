"""Description and additional form fields of each kind of notice."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from commitments.enums import NoticeKind

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

MEANINGS: "Mapping[NoticeKind, _StrPromise]" = {
    NoticeKind.MODIFY: _(
        "Your ministry intends to propose another wording of the MOC. The change itself needs a joint written "
        "decision of all Participants."
    ),
    NoticeKind.DISCONTINUE: _(
        "Your ministry intends to discontinue the MOC. The months of notice are counted from the day on which the "
        "last of the other Participants has received it."
    ),
    NoticeKind.CONTACT_POINT: _("From now on another address, or somebody else, is to be written to."),
    NoticeKind.EMERGENCY: _("Supply is disturbed, and the other Participants are asked to look at it together."),
    NoticeKind.CONSULTATION: _("A question on how the MOC is to be read or applied is to be talked over."),
    NoticeKind.GENERAL: _("Whatever else the other Participants are to have in writing."),
}

ASKED: Mapping[NoticeKind, tuple[str, ...]] = {
    NoticeKind.DISCONTINUE: ("scope", "stated_on"),
    NoticeKind.EMERGENCY: ("emergency",),
    NoticeKind.CONSULTATION: ("consultation",),
}
