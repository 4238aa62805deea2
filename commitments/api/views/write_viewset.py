"""Base class of the writable endpoints of the register."""

from typing import Any

from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from commitments import models
from commitments.exceptions import RegisterClosedError
from contacts.models import Participant
from core.rest.endpoints.write_views import WritingViewSet
from core.rest.read.lookups import LOOKUPS, Lookup


class RegisterWriteMixin(WritingViewSet):
    """Records that nobody writes any more after the last day of a discontinued MOC (article 9(c))."""

    @cached_property
    def instrument(self) -> models.Instrument:
        """The MOC, read once for all records of a request, as ``Instrument.objects.shipped()`` reads it."""
        found = LOOKUPS.get(models.Instrument, lambda: Lookup(models.Instrument.objects.all())).find()
        if found is None:
            raise models.Instrument.DoesNotExist
        instrument: models.Instrument = found
        return instrument

    def refuse_closed(self) -> None:
        if self.instrument.is_closed():
            raise RegisterClosedError(_("The MOC is discontinued. The register is read-only."))

    def who_may(self, record: Any) -> str:
        if record is None:
            return _("Only editors and contact point officers of a Participant and the secretariat can do this.")
        key = self.owner_of(record)
        if key is None:
            return _("This commitment has no lead. Only the secretariat can do this.")
        owner = Participant.objects.get(pk=key)
        return _("Only %(code)s, which owns this record, and the secretariat can do this.") % {"code": owner.code}
