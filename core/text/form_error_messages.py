"""Form error messages for invalid dates and times, with an example of the format.

Django's field classes are changed, so that they apply to fields of forms, of the admin and of filters alike.
"""

from django import forms
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrPromise

DAY = _("Enter a valid date, for example 2027-03-31.")
HOUR = _("Enter a valid time, for example 09:30.")
DAY_AND_HOUR = _("Enter a valid date and time, for example 2027-03-31 09:30.")

WORDS: dict[type[forms.Field], dict[str, StrPromise]] = {
    forms.DateField: {"invalid": DAY},
    forms.TimeField: {"invalid": HOUR},
    forms.DateTimeField: {"invalid": DAY_AND_HOUR},
    # The admin uses two inputs for an instant.
    forms.SplitDateTimeField: {"invalid_date": DAY, "invalid_time": HOUR},
}


def teach() -> None:
    """Install the error messages. Fields copy them on creation, so this must run before forms are imported."""
    for field, words in WORDS.items():
        field.default_error_messages = {**field.default_error_messages, **words}
