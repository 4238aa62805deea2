"""Text validators of all models, forms and API bodies."""

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email
from django.db import models
from django.utils.translation import gettext as _

from core.text.invisible_characters import BREAKS, first_refused

CODE = "invalid-characters"


def refusal_of(text: str, *, lines: bool) -> str:
    """Return a message with the first character that is not allowed and its position; empty if there is none."""
    place = first_refused(text, lines=lines)
    if place is None:
        return ""
    if text[place] in BREAKS:
        return _("Enter the text on one line. Character %(place)d is a line break.") % {"place": place + 1}
    message = _("Remove the invisible character U+%(code)s. It is character %(place)d of the text.")
    return message % {"code": f"{ord(text[place]):04X}", "place": place + 1}


def validate_line(value: object) -> None:
    """Raise ValidationError for a line break or an invisible character."""
    _validate(value, lines=False)


def validate_lines(value: object) -> None:
    """Raise ValidationError for a control character or a change of direction."""
    _validate(value, lines=True)


def refuse_invisible_characters() -> None:
    """Install the validators in the text fields of all models and forms, including those of Django and libraries.

    Django's classes are changed, so that no field is left out. Migrations do not serialize such validators. Form fields
    are needed too: a form without a model passes its text to a service, which does not validate models.
    """
    for of_one_line in (models.CharField, models.SlugField):
        of_one_line.default_validators = [*of_one_line.default_validators, validate_line]
    models.EmailField.default_validators = [validate_email, validate_line]
    models.URLField.default_validators = [URLValidator(), validate_line]
    models.TextField.default_validators = [validate_lines]
    forms.CharField.validate = _validate_form_field  # type: ignore[assignment, method-assign]  # CharField inherits it.


def _validate_form_field(self: forms.CharField, value: object) -> None:
    forms.Field.validate(self, value)
    # A password is never displayed, and hidden fields are written by the page.
    if not isinstance(self.widget, forms.PasswordInput):
        _validate(value, lines=isinstance(self.widget, forms.Textarea | forms.HiddenInput))


def _validate(value: object, *, lines: bool) -> None:
    if isinstance(value, str) and (refusal := refusal_of(value, lines=lines)):
        raise ValidationError(refusal, code=CODE)
