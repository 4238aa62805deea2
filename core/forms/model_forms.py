"""Model forms that report constraint violations with the messages of the app."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import BaseConstraint, UniqueConstraint

from core.db.multilingual import NOT_IN_ORIGINAL, in_three, missing_originals
from core.refusals.constraint_messages import SENTENCES, sentence_for


class RecordForm(forms.ModelForm[Any]):
    def looks_at(self, constraint: str) -> bool:
        """Return whether to check a constraint; one between rows of a formset is left to the formset."""
        return True

    def validate_constraints(self) -> None:
        """Check each constraint as Django does, but with the registered message if there is one."""
        exclude = self._get_validation_exclusions()  # type: ignore[attr-defined]  # Missing in the stubs.
        for model, constraints in self.instance.get_constraints():
            for constraint in constraints:
                if not self.looks_at(constraint.name):
                    continue
                try:
                    constraint.validate(model, self.instance, exclude=exclude)
                except ValidationError as error:
                    self._update_errors(self._in_our_words(constraint, error))  # type: ignore[attr-defined]  # The same.
        for text in missing_originals(self.instance):
            places = [f"{text}_{self.instance.original_language}", "original_language", *in_three(text)]
            place = next((name for name in places if name in self.fields), None)
            if place and place not in self.errors:
                self.add_error(place, NOT_IN_ORIGINAL)

    def has_changed(self) -> bool:
        """Return whether anything was entered; the preset language of an empty row does not count."""
        return bool(self.changed_data and (self.instance.pk or self.changed_data != ["original_language"]))

    def _in_our_words(self, constraint: BaseConstraint, error: ValidationError) -> ValidationError:
        known = SENTENCES.get(constraint.name)
        if not known:
            return error
        explained, place = ValidationError(known, code=constraint.name), self._place_of(constraint)
        return ValidationError({place: explained}) if place else explained

    def _place_of(self, constraint: BaseConstraint) -> str | None:
        """Return the field for the error of a unique constraint: its last field that the form shows.

        The fields before it are the scope, such as the Dialogue of a numbered action; a conditional constraint has no
        field.
        """
        if not isinstance(constraint, UniqueConstraint) or constraint.condition:
            return None
        shown = [name for name in constraint.fields if name in self.fields and not self.fields[name].widget.is_hidden]
        return shown[-1] if shown else None


class RecordFormSet(forms.BaseInlineFormSet[Any, Any, Any]):
    """Inline formset with own messages for duplicate rows; Django's name the fields of the model."""

    def get_unique_error_message(self, unique_check: Sequence[str]) -> str:
        assert self.model is not None
        for constraint in self.model._meta.total_unique_constraints:
            if tuple(constraint.fields) == tuple(unique_check) and constraint.name in SENTENCES:
                return sentence_for(constraint.name)
        return super().get_unique_error_message(unique_check)
