"""Column for several values of a closed list."""

from typing import Any

from django import forms
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.text import capfirst


class ChoicesField(ArrayField):  # type: ignore[type-arg]  # The stubs cannot type an array of choices.
    """Array column of values of one ``TextChoices``; a form shows it as checkboxes."""

    def __init__(self, verbose_name: Any = None, *, choices_of: Any = None, **kwargs: Any) -> None:
        if choices_of is not None:
            kwargs["base_field"] = models.CharField(max_length=20, choices=choices_of)
        kwargs.setdefault("default", list)
        kwargs.setdefault("blank", True)
        super().__init__(verbose_name=verbose_name, **kwargs)

    def formfield(self, **kwargs: Any) -> Any:
        return forms.TypedMultipleChoiceField(
            label=kwargs.get("label", capfirst(self.verbose_name)),
            required=not self.blank,
            help_text=self.help_text,
            choices=self.base_field.choices or (),
            coerce=str,
            widget=forms.CheckboxSelectMultiple,
        )
