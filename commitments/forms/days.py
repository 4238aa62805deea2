"""Entry of dates, and validation of dates in the past."""

from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from core.text.times import first_day_anywhere


def day_input() -> forms.DateInput:
    """Return the date picker of the browser, whose format does not depend on the language."""
    return forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})


def refuse_ahead(day: date) -> None:
    """Raise ValidationError for a future date, one that has not begun in any time zone."""
    if day > first_day_anywhere():
        raise ValidationError(
            _("This date is still in the future in every capital. Enter an earlier date."), code="ahead"
        )
