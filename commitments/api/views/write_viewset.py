"""Base class of the writable endpoints of the register."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from commitments import models
from commitments.exceptions import RegisterClosedError
from commitments.permissions import who_may_add, who_may_change
from commitments.services.entry_warnings import doubtful_rows
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

    def doubts(self, rows: Sequence[Mapping[str, Any]]) -> Iterable[tuple[int, str, str]]:
        return doubtful_rows(rows, by=self.writer)

    def who_may(self, record: Any) -> str:
        model = self.queryset.model
        if record is None:
            return who_may_add(model)
        key = self.owner_of(record)
        return who_may_change(model, None if key is None else Participant.objects.get(pk=key).code)
