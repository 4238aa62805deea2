"""What the endpoints of the register that write have in common."""

from typing import Any

from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from commitments import models
from commitments.exceptions import RegisterClosedError
from contacts.api.writing.views import WritingViewSet
from contacts.models import Participant


class OfTheRegister(WritingViewSet):
    """Records that nobody writes any more after the last day of a discontinued MOC (article 9(c))."""

    @cached_property
    def instrument(self) -> models.Instrument:
        """The MOC, read once for all records of a request."""
        return models.Instrument.objects.shipped()

    def refuse_closed(self) -> None:
        if self.instrument.is_closed():
            raise RegisterClosedError(_("The MOC is discontinued: the register is kept and can no longer be changed."))

    def who_may(self, record: Any) -> str:
        if record is None:
            return _("Only editors and contact point officers of a Participant, and the secretariat.")
        key = self.owner_of(record)
        if key is None:
            return _("Nobody leads it yet: only the secretariat.")
        owner = Participant.objects.get(pk=key)
        return _("Only %(code)s, whose it is, and the secretariat.") % {"code": owner.code}
