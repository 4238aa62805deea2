"""Officers of a contact point in one form, validated by their state after all rows are saved."""

from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Any

from django.core.exceptions import ValidationError

from contacts.enums import OfficerFunction
from contacts.models import ContactPointOfficer
from core.forms import RecordForm, RecordFormSet
from core.refusals.constraint_messages import sentence_for

ONE_PRIMARY = "contact_point_has_one_primary_at_a_time"


@dataclass(frozen=True, slots=True)
class OfficerTerm:
    """Term of a primary officer, from the first day to the first day without the function."""

    since: date
    until: date

    def overlaps(self, other: "OfficerTerm") -> bool:
        return self.since < other.until and other.since < self.until

    def lies_within(self, other: "OfficerTerm | None") -> bool:
        return other is not None and other.since <= self.since and self.until <= other.until


class OfficerRules(RecordForm):
    """Form mixin of a row on the page and in the admin."""

    def looks_at(self, constraint: str) -> bool:
        """Skip the constraint on overlapping terms, which the formset checks for all rows together."""
        return constraint != ONE_PRIMARY and super().looks_at(constraint)


class OfficerFormSet(RecordFormSet):
    """Formset of officers that allows a hand-over in one save: one term ends, another begins."""

    def clean(self) -> None:
        super().clean()
        remaining = [form for form in self.forms if form.is_valid() and not self._goes(form)]
        spans = [span for form in remaining if (span := _span(form.instance))]
        if any(one.overlaps(other) for one, other in combinations(spans, 2)):
            raise ValidationError(sentence_for(ONE_PRIMARY), code=ONE_PRIMARY)

    def save_existing_objects(self, commit: bool = True) -> list[Any]:  # noqa: FBT001, FBT002 - as Django calls it.
        """Save terms that end first: the constraint is checked after each row."""
        known = self.initial_form_count()
        before = {row.pk: _span(row) for row in ContactPointOfficer.objects.filter(contact_point=self.instance)}
        self.forms[:known] = sorted(self.forms[:known], key=lambda form: self._needs_room(form, before))
        return super().save_existing_objects(commit=commit)

    def _needs_room(self, form: Any, before: dict[int, OfficerTerm | None]) -> bool:
        span = None if self._goes(form) else _span(form.instance)
        return span is not None and not span.lies_within(before.get(form.instance.pk))

    def _goes(self, form: Any) -> bool:
        return self.can_delete and self._should_delete_form(form)  # type: ignore[attr-defined]  # Missing in the stubs.


def _span(officer: ContactPointOfficer) -> OfficerTerm | None:
    """Return the term of a primary officer; None for another function or a row without a first day."""
    if officer.function != OfficerFunction.PRIMARY or officer.since is None:
        return None
    return OfficerTerm(officer.since, officer.until or date.max)
