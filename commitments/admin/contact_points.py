"""Link from a contact point to the notice of its change, which article 6 requires."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from commitments.enums import NoticeKind
from contacts.forms.contact_points import OFFERS
from contacts.models import ContactPoint, User
from core.text.links import Link


def notice_of_change(request: HttpRequest, contact_point: ContactPoint) -> Link | None:
    """Return a link to a notice with the old and new details, for users who can give it for this Participant."""
    user = request.user
    assert isinstance(user, User)
    if user.participant_id != contact_point.participant_id or not user.has_perm("commitments.add_notice"):
        return None
    url = reverse("commitments:new-notice", query={"kind": NoticeKind.CONTACT_POINT.value})
    return Link(_("Notify the other Participants of a change"), url)


OFFERS.append(notice_of_change)
