"""Local times entered by users, with translated errors."""

from datetime import datetime

from django.utils.translation import get_language, gettext as _

from core.refusals.errors import AmbiguousTimeError, NonexistentTimeError
from core.text.date_formatting import day, hour
from core.text.times import instant


def shown_at(wall: datetime, zone: str) -> datetime:
    """Return the UTC instant at which clocks in ``zone`` (IANA name) show ``wall`` (a naive datetime).

    Raises NonexistentTimeError and AmbiguousTimeError with messages in the active language, and OverflowError outside
    the range of dates.
    """
    language = (get_language() or "en")[:2]
    said = {"day": day(wall.date(), language), "hour": hour(wall.time(), language), "zone": zone}
    try:
        return instant(wall, zone)
    except NonexistentTimeError as error:
        raise NonexistentTimeError(
            _("Clocks in %(zone)s move forward on %(day)s and %(hour)s does not exist. Choose another time.") % said
        ) from error
    except AmbiguousTimeError as error:
        raise AmbiguousTimeError(
            _("Clocks in %(zone)s move back on %(day)s and %(hour)s occurs twice. Choose another time.") % said
        ) from error
