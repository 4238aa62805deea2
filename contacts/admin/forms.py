"""Forms that tell a refusal of the database in words instead of naming its constraint."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import structlog
from django import forms
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.db.models import BaseConstraint, UniqueConstraint
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from contacts.multilingual import NOT_IN_ORIGINAL, in_three, missing_originals

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

logger = structlog.get_logger(__name__)

NEEDS_TEXT = gettext_lazy("Write it in at least one of the three languages.")
# Of a row that nobody enters: what whoever asked did is no matter, and only the operator can find the cause.
OWN_RECORD = gettext_lazy(
    "What the portal keeps by itself would contradict itself, so nothing was kept. Try again. If it comes back, tell "
    "the operator the number of the request."
)
# Of what has no name of ours, such as a column that is unique by itself: by the code that PostgreSQL gives a refusal.
BY_CODE = {
    "23503": gettext_lazy(
        "It names a record that is not there any more, or another record still names it (%(name)s). Read both again."
    ),
    "23505": gettext_lazy("Another record has the same already (%(name)s). Change that record, or what is the same."),
}

# The name of a constraint or trigger, and what a person reads who runs into it. Each app adds its own.
SENTENCES: dict[str, "_StrPromise"] = {
    "user_with_a_ministry_role_has_a_ministry": gettext_lazy("This role belongs to a Participant: choose which."),
    "contact_officer_ends_after_it_begins": gettext_lazy("The function ends after the day it begins."),
    "contact_point_has_one_primary_at_a_time": gettext_lazy(
        "A contact point has one primary officer at a time: end the function of the other first."
    ),
    "contact_point_stays_reachable": gettext_lazy(
        "A contact point is never without a reachable address: replace it instead."
    ),
    "account_of_own_participant": gettext_lazy(
        "An official and its portal account belong to the same Participant: remove the link first."
    ),
    "contact_officer_of_own_participant": gettext_lazy("An officer behind a contact point belongs to its Participant."),
    "organization_has_a_name": NEEDS_TEXT,
    "mark_has_one_equivalent_a_country": gettext_lazy(
        "What this country calls the mark is here already: change that entry."
    ),
    "mark_equivalent_has_a_name": NEEDS_TEXT,
    "waiting_scan_once_a_file": gettext_lazy("This file waits for the virus scanner already."),
    "message_headers_are_one_line": gettext_lazy(
        "A subject, a name and an address in a mail stand on one line: take out the line break."
    ),
}


def explain(sentences: "Mapping[str, _StrPromise]") -> None:
    """Add the sentences of an app."""
    SENTENCES.update(sentences)


def sentence_for(constraint: str | None) -> str:
    """What to tell the person whose entry ran into ``constraint``, with its name where no sentence is known."""
    known = SENTENCES.get(constraint or "")
    return str(known) if known else _("The record would contradict itself (%(name)s).") % {"name": constraint}


def told(error: IntegrityError) -> str:
    """What to tell the person whose entry the database refused.

    Where the portal contradicts itself, the number of the request leads from what the person tells to the log.
    """
    name = constraint_of(error)
    if SENTENCES.get(name or "") is OWN_RECORD:
        logger.error("own_record_refused", constraint=name)
        number = structlog.contextvars.get_contextvars().get("request_id")
        return _numbered(sentence_for(name), number) if number else sentence_for(name)
    general = BY_CODE.get(getattr(error.__cause__, "sqlstate", None) or "")
    if general and name not in SENTENCES:
        return str(general) % {"name": name}
    return sentence_for(name)


def _numbered(sentence: str, number: object) -> str:
    return _("%(sentence)s Number of the request: %(number)s") % {"sentence": sentence, "number": number}


def constraint_of(error: IntegrityError) -> str | None:
    """The name of the constraint or trigger that refused."""
    name: str | None = getattr(getattr(error.__cause__, "diag", None), "constraint_name", None)
    return name


class RecordForm(forms.ModelForm[Any]):
    def looks_at(self, constraint: str) -> bool:
        """Whether to check it: one between rows that are sent together is left to their formset."""
        return True

    def validate_constraints(self) -> None:
        """Check each constraint as Django does, and tell the ones with a sentence of ours in our words."""
        exclude = self._get_validation_exclusions()  # type: ignore[attr-defined]  # The stubs leave it out.
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
        """Return whether anything was entered; the language preset in an empty row is no entry."""
        return bool(self.changed_data and (self.instance.pk or self.changed_data != ["original_language"]))

    def _in_our_words(self, constraint: BaseConstraint, error: ValidationError) -> ValidationError:
        known = SENTENCES.get(constraint.name)
        if not known:
            return error
        told, place = ValidationError(known, code=constraint.name), self._place_of(constraint)
        return ValidationError({place: told}) if place else told

    def _place_of(self, constraint: BaseConstraint) -> str | None:
        """The field in which to read of it: of what is there once, the last of its fields that the form shows.

        The fields before it say inside what, as the Dialogue of a numbered action; a condition is about more than one.
        """
        if not isinstance(constraint, UniqueConstraint) or constraint.condition:
            return None
        shown = [name for name in constraint.fields if name in self.fields and not self.fields[name].widget.is_hidden]
        return shown[-1] if shown else None


class RecordFormSet(forms.BaseInlineFormSet[Any, Any, Any]):
    """Rows of a record. Of two that are the same, Django tells the names that fields have in the code."""

    def get_unique_error_message(self, unique_check: Sequence[str]) -> str:
        assert self.model is not None
        for constraint in self.model._meta.total_unique_constraints:
            if tuple(constraint.fields) == tuple(unique_check) and constraint.name in SENTENCES:
                return sentence_for(constraint.name)
        return super().get_unique_error_message(unique_check)
