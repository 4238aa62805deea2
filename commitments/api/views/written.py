"""What the endpoints of the register that write have in common."""

from django.utils.translation import gettext as _

from commitments import models
from commitments.exceptions import RegisterClosedError
from contacts.api.writing.views import WritingViewSet


class OfTheRegister(WritingViewSet):
    """Records that nobody writes any more after the last day of a discontinued MOC (article 9(c))."""

    def refuse_closed(self) -> None:
        if models.Instrument.objects.closed().exists():
            raise RegisterClosedError(_("The MOC is discontinued: the register is kept and can no longer be changed."))
