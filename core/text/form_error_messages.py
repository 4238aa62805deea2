"""What a field of any form says of a day or an hour that is none: how to write it, in place of “Enter a valid date.”.

Django's own classes are taught, so that no field is without: those that forms name, those that the admin makes of
models, and those of filters. The messages stand at their field.
"""

from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

DAY = _("This is no day of the calendar. Write one as in 2027-03-31.")
HOUR = _("This is no time of day. Write one as in 09:30.")
DAY_AND_HOUR = _("This is no day with a time. Write both as in 2027-03-31 09:30.")

WORDS: "dict[type[forms.Field], dict[str, _StrPromise]]" = {
    forms.DateField: {"invalid": DAY},
    forms.TimeField: {"invalid": HOUR},
    forms.DateTimeField: {"invalid": DAY_AND_HOUR},
    # The admin asks for an instant in two boxes.
    forms.SplitDateTimeField: {"invalid_date": DAY, "invalid_time": HOUR},
}


def teach() -> None:
    """Have the fields say so. A field takes its messages when it is made, so this comes before the forms."""
    for field, words in WORDS.items():
        field.default_error_messages = {**field.default_error_messages, **words}
