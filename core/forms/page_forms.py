"""Model forms of the portal's pages: texts in three columns, tick lists, and a folded part for rare questions."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django import forms
from django.contrib.auth import get_user_model
from django.db import models
from django.utils.translation import gettext, gettext_lazy

from core.db.multilingual import OriginalLanguageField, in_three, page_language
from core.forms.model_forms import RecordForm
from core.records import ALWAYS, Kind, Record
from core.refusals.constraint_messages import NEEDS_TEXT, SENTENCES
from core.text.languages import Language
from core.text.multilingual_text import LANGUAGES

MISSING_VALUE = gettext_lazy("Enter a value.")
MISSING_CHOICE = gettext_lazy("Choose one.")
MISSING_CHOICES = gettext_lazy("Choose at least one.")
CHOOSE, NOT_SET = gettext_lazy("Choose"), gettext_lazy("Not set")


class WrittenText(forms.CharField):
    """Text field without the line endings of browsers (CRLF); a one-line text has none at all."""

    def __init__(self, *, is_line: bool = False, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.end = " " if is_line else "\n"

    def to_python(self, value: Any) -> str:
        text: str = super().to_python(value) or ""
        return self.end.join(text.splitlines()) if "\r" in text or self.end == " " else text


def page_field(column: Any, **kwargs: Any) -> Any:
    """Return the form field of a column: as Django's, with the widgets and messages of the portal."""
    if isinstance(column, OriginalLanguageField):
        kwargs["widget"] = forms.RadioSelect
    elif type(column) in {models.CharField, models.TextField} and not column.choices:
        is_line = isinstance(column, models.CharField)
        language = column.name[-2:] if column.name[-3:-2] == "_" and column.name[-2:] in LANGUAGES else ""
        # A line in a field of several rows may have breaks, which become spaces; elsewhere a break is an error.
        if not is_line or language:
            attributes = {"rows": 2 if is_line else 4} | ({"lang": language} if language else {})
            kwargs |= {"form_class": WrittenText, "is_line": is_line, "widget": forms.Textarea(attrs=attributes)}
    elif isinstance(column, models.TimeField):
        kwargs["widget"] = forms.TimeInput(format="%H:%M", attrs={"type": "time"})
    elif isinstance(column, models.DateField):
        kwargs["widget"] = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
        kwargs["input_formats"] = ["%Y-%m-%d"]
    elif isinstance(column, models.ManyToManyField):
        kwargs["widget"] = forms.CheckboxSelectMultiple
    field = column.formfield(**kwargs)
    if field is not None:
        several = isinstance(field, forms.ModelMultipleChoiceField | forms.MultipleChoiceField)
        one = isinstance(field, forms.ChoiceField)
        listed: Any = getattr(field, "choices", ())
        if type(field) is forms.TypedChoiceField and (choices := list(listed)) and choices[0][0] == "":
            field.choices = [("", CHOOSE if field.required else NOT_SET), *choices[1:]]
        field.error_messages["required"] = MISSING_CHOICES if several else MISSING_CHOICE if one else MISSING_VALUE
    return field


class PageMeta:
    formfield_callback = page_field


class PageForm(RecordForm):
    """Form of a record on a page.

    ``texts`` are the multilingual texts, one row each with a column per language; ``required_texts`` must exist in the
    original language. ``rows`` are the questions below them, a tuple for those side by side. All further fields are
    folded. ``table`` limits the choices, and ``own_choice`` is the key to the Participant that owns the record: users
    who edit the records of their own Participant can choose no other.
    """

    table: ClassVar[Record | None] = None
    texts: ClassVar[tuple[str, ...]] = ()
    required_texts: ClassVar[tuple[str, ...]] = ()
    rows: ClassVar[tuple[tuple[str, ...], ...]] = ()
    own_choice: ClassVar[str] = ""

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        for name, field in self.fields.items():
            if isinstance(field, forms.ModelChoiceField):
                self._limit(name, field)

    def _limit(self, name: str, field: forms.ModelChoiceField[Any]) -> None:
        rows: Any = field.queryset
        if hasattr(rows, "visible_to"):
            rows = rows.visible_to(self.user)
        row = self.table.row(name) if self.table else None
        if row is not None and row.among is not None:
            # The rows that the record has already are among them, once each.
            rows = row.among(rows, self.instance if self.instance.pk else None).distinct()
            field.error_messages["invalid_choice"] = row.otherwise
        if name == self.own_choice and isinstance(self.user, get_user_model()) and self.user.may.edits_own:
            rows = rows.filter(pk=self.user.participant_id)
            field.required = True
            self.preset(name, self.user.participant_id)
        field.queryset = rows
        if not isinstance(field, forms.ModelMultipleChoiceField):
            field.empty_label = str(CHOOSE if field.required else NOT_SET)
            if name == self.own_choice and field.required:
                field.empty_label = None

    def preset(self, name: str, value: Any) -> None:
        """Set the initial value of a field of a new record, unless it has one already."""
        if not self.instance.pk and not self.initial.get(name):
            self.initial[name] = value

    def looks_at(self, constraint: str) -> bool:
        """Skip the constraint on a text in any language: ``clean`` requires it in the original one."""
        return SENTENCES.get(constraint) is not NEEDS_TEXT

    def _place_of(self, constraint: models.BaseConstraint) -> str | None:
        """Return the field for the error of a constraint between columns as well: the last one that is shown."""
        if not isinstance(constraint, models.CheckConstraint):
            return super()._place_of(constraint)
        named = models.Q(constraint.condition).referenced_base_fields
        shown = [each.name for each in self.instance._meta.concrete_fields if each.name in named & set(self.fields)]
        return shown[-1] if shown else None

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        original = cleaned.get("original_language") or ""
        for name in self.required_texts if original else ():
            column = f"{name}_{original}"
            if not cleaned.get(column) and column not in self.errors:
                sentence = gettext("Enter this text in the original language, %(language)s.")
                self.add_error(column, sentence % {"language": Language(original).label})
        return cleaned

    def linked(self, record: Any) -> dict[str, Any]:
        """Return the present values of the fields that write no column, which edit conflicts compare as well."""
        return {}

    def values(self) -> dict[str, Any]:
        """Return the valid values of a new record, or those that differ from the stored record."""
        names = self.changed_data if self.instance.pk else list(self.fields)
        return {name: self.cleaned_data[name] for name in names if name in self.cleaned_data}

    # The parts of the template, in display order.

    @property
    def languages(self) -> list[Any]:
        """Return the radio buttons of the original language, that of the page first."""
        first = page_language()
        return sorted(self["original_language"], key=lambda button: button.data["value"] != first)

    @property
    def text_rows(self) -> list[list[Any]]:
        first = page_language()
        order = sorted(LANGUAGES, key=lambda each: each != first)
        shown = [name for name in self.texts if f"{name}_en" in self.fields]
        return [[self[f"{name}_{language}"] for language in order] for name in shown]

    @property
    def question_rows(self) -> list[list[Any]]:
        return [found for row in self.rows if (found := [self[name] for name in row if name in self.fields])]

    @property
    def folded(self) -> list[Any]:
        """Return the rare questions: all fields that are in no row."""
        shown = {"original_language", *in_three(*self.texts), *(name for row in self.rows for name in row)}
        return [self[name] for name in self.fields if name not in shown and not self[name].is_hidden]

    @property
    def folded_errors(self) -> bool:
        return any(field.errors for field in self.folded)

    @property
    def problems(self) -> Iterable[Any]:
        """Return the fields with errors in display order, for the error summary."""
        fields = [field for row in (*self.text_rows, *self.question_rows) for field in row]
        original = [self["original_language"]] if self.texts else []
        return [field for field in (*original, *fields, *self.folded) if field.errors]


def share_choices(rows: Iterable[forms.BaseForm]) -> None:
    """Load the records to choose from once for all ``rows`` of a formset; each row has the same."""
    loaded: dict[str, list[Any]] = {}
    for row in rows:
        for name, field in row.fields.items():
            if isinstance(field, forms.ModelChoiceField) and not field.widget.is_hidden:
                listed: Any = field.choices
                if name not in loaded:
                    loaded[name] = list(listed)
                field.choices = loaded[name]


def columns_of(table: Record) -> tuple[str, ...]:
    """Return the names of the form fields of a record: all rows that users can always change."""
    rows = [row for row in table.rows if row.write is ALWAYS and row.kind is not Kind.OTHER]
    return tuple(name for row in rows for name in table.column_names(row))
