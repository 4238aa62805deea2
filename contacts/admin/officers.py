"""The officers of a contact point as one form: what counts is how they stand once all of it is saved."""

from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from contacts.enums import OfficerFunction, Role
from contacts.models import ContactPointOfficer, User
from core.forms import RecordForm, RecordFormSet
from core.refusals.constraint_messages import sentence_for

ONE_PRIMARY = "contact_point_has_one_primary_at_a_time"


@dataclass(frozen=True, slots=True)
class Span:
    """From the first day as primary officer to the first day without it."""

    since: date
    until: date

    def overlaps(self, other: "Span") -> bool:
        return self.since < other.until and other.since < self.until

    def lies_within(self, other: "Span | None") -> bool:
        return other is not None and other.since <= self.since and self.until <= other.until


class OfficerForm(RecordForm):
    def looks_at(self, constraint: str) -> bool:
        """A row by itself would be held against what the other rows of the same form are about to leave."""
        return constraint != ONE_PRIMARY


class OfficerFormSet(RecordFormSet):
    """Officers who hand over in one save: the one ends, the other begins."""

    def clean(self) -> None:
        super().clean()
        kept = [form for form in self.forms if form.is_valid() and not self._goes(form)]
        spans = [span for form in kept if (span := _span(form.instance))]
        if any(one.overlaps(other) for one, other in combinations(spans, 2)):
            raise ValidationError(sentence_for(ONE_PRIMARY), code=ONE_PRIMARY)

    def save_existing_objects(self, commit: bool = True) -> list[Any]:  # noqa: FBT001, FBT002 - as Django calls it.
        """Save endings first: the database compares after each row, and those that begin need the room."""
        known = self.initial_form_count()
        before = {row.pk: _span(row) for row in ContactPointOfficer.objects.filter(contact_point=self.instance)}
        self.forms[:known] = sorted(self.forms[:known], key=lambda form: self._needs_room(form, before))
        return super().save_existing_objects(commit=commit)

    def _needs_room(self, form: Any, before: dict[int, Span | None]) -> bool:
        span = None if self._goes(form) else _span(form.instance)
        return span is not None and not span.lies_within(before.get(form.instance.pk))

    def _goes(self, form: Any) -> bool:
        return self.can_delete and self._should_delete_form(form)  # type: ignore[attr-defined]  # The stubs leave it out.


class AccountField(forms.ModelChoiceField[Any]):
    """Accounts by their user names, which differ where names of people do not."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.username} ({obj.full_name})" if obj.full_name else str(obj.username)


class OfficerAccountForm(forms.Form):
    """The account of the person, among those of the Participant that are nobody else's; empty removes the link."""

    account = AccountField(
        User.objects.none(),
        label=_("Portal account"),
        required=False,
        empty_label=_("None"),
        help_text=_("Active accounts of the Participant with the role of contact point officer."),
    )

    def __init__(self, *args: Any, officer: ContactPointOfficer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = Q(official=None) | Q(official=officer.official_id)
        accounts = User.objects.filter(
            own, participant=officer.contact_point.participant_id, role=Role.CONTACT_OFFICER, is_active=True
        )
        field = self.fields["account"]
        assert isinstance(field, AccountField)
        field.queryset = accounts.order_by("username")
        field.initial = officer.official.account_id


def _span(officer: ContactPointOfficer) -> Span | None:
    """The days as primary officer; None for another function, and for a row that has no first day yet."""
    if officer.function != OfficerFunction.PRIMARY or officer.since is None:
        return None
    return Span(officer.since, officer.until or date.max)
