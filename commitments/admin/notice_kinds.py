"""Description and additional form fields of each kind of notice."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from commitments.enums import NoticeKind

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

MEANINGS: "Mapping[NoticeKind, _StrPromise]" = {
    NoticeKind.MODIFY: _(
        "Notify the intention to propose a modification of the MOC. A modification requires a joint written decision."
    ),
    NoticeKind.DISCONTINUE: _(
        "Notify the intention to discontinue the MOC. The notice period is counted from the last date of receipt."
    ),
    NoticeKind.CONTACT_POINT: _("Notify Participants of a new contact address or officer."),
    NoticeKind.EMERGENCY: _("Report a supply disruption and request joint consideration."),
    NoticeKind.CONSULTATION: _("Request consultations on the interpretation or application of the MOC."),
    NoticeKind.GENERAL: _("Any other written notice to the Participants."),
}

ASKED: Mapping[NoticeKind, tuple[str, ...]] = {
    NoticeKind.DISCONTINUE: ("scope", "stated_on"),
    NoticeKind.EMERGENCY: ("emergency",),
    NoticeKind.CONSULTATION: ("consultation",),
}
