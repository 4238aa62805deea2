"""Days in forms on which something happened."""

from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from core.text.times import first_day_anywhere


def refuse_ahead(day: date) -> None:
    """Raise ValidationError for a day that has begun nowhere yet: nothing can have happened on it."""
    if day > first_day_anywhere():
        raise ValidationError(_("This day has not come yet in any of the capitals."), code="ahead")
