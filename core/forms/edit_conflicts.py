"""Edit conflicts: compare two users' edits of one form before the second one is saved.

A form carries a short digest of each editable field of the record and of the rows on its page. When it is submitted,
these digests are compared with the present values under a lock of the record. If another user has changed a field
since, and the form would write another value, nothing is saved: both values are shown, the submitted text is kept, and
untouched fields are refreshed. Submitted again, the form overwrites the other edit. Added rows, files and passwords are
not compared.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

import orjson
from django import forms
from django.db.models import Model, QuerySet
from django.forms.models import model_to_dict
from django.utils.text import capfirst
from django.utils.translation import gettext as _, gettext_lazy, pgettext

from core.db.multilingual import day_in_words
from core.forms.page_forms import PageForm

# Name of the hidden field.
OPENED = "_opened"
EDIT_CONFLICT_MESSAGE = gettext_lazy(
    "This record was changed by another user since you opened it. Nothing has been saved. Review the "
    "differences below. If you save again, your values replace theirs."
)
LONGEST = 200_000

type Digests = dict[str, str]
type Page = dict[str, dict[str, Digests]]


@dataclass(frozen=True, slots=True)
class Difference:
    """Conflicting field: the submitted value and the present one."""

    label: str
    yours: str
    theirs: str
    touched: bool


@dataclass(slots=True)
class EditConflict(Exception):  # noqa: N818  # Control flow, not an error.
    """Edit conflict of a submitted form.

    ``opened`` are the digests for the form that is shown again; ``untouched`` names the fields to refresh.
    """

    differences: list[Difference]
    opened: str
    untouched: set[str] = field(default_factory=set)


def opened_with(form: Any, record: Model, formsets: Iterable[Any]) -> str:
    """Return the digests of the values that a form shows, as JSON for its hidden field."""
    page: Page = {"": {"": _digests(form, record)}}
    for formset in formsets:
        page[formset.prefix] = {str(row.pk): _digests(formset.form, row) for row in formset.get_queryset()}
    return orjson.dumps(page).decode()


def compare(text: str, form: Any, formsets: Iterable[Any], *, now: Model) -> None:
    """Raise EditConflict if the valid ``form`` would overwrite an edit that was saved since it was opened.

    ``now`` is the present record, locked by the caller. Fields without a digest in ``text`` are not compared.
    """
    opened = _read(text)
    present: Page = {"": {"": _digests(form, now)}}
    found = list(_of_form(form, opened.get("", {}).get("", {}), now))
    for formset in formsets:
        rows = {row.pk: row for row in formset.queryset.all()}
        present[formset.prefix] = {str(pk): _digests(formset.form, row) for pk, row in rows.items()}
        for each in formset.initial_forms:
            before = opened.get(formset.prefix, {}).get(str(each.instance.pk), {})
            if each.instance.pk in rows:
                taken_out = formset.can_delete and formset._should_delete_form(each)  # noqa: SLF001  # Django's own check.
                found += _of_form(each, before, rows[each.instance.pk], taken_out=taken_out)
    if found:
        untouched = {name for name, difference in found if not difference.touched}
        raise EditConflict([difference for _name, difference in found], orjson.dumps(present).decode(), untouched)


def keep_untouched(form: Any, untouched: set[str]) -> None:
    """Refresh the fields named in ``untouched``, which the sender did not change, with the present values."""
    for name, each in form.fields.items():
        if form.add_prefix(name) in untouched:
            each.bound_data = lambda _data, initial: initial


def _of_form(
    form: Any, opened: Mapping[str, str], now: Model, *, taken_out: bool = False
) -> Iterator[tuple[str, Difference]]:
    values = _values(form, now)
    # All fields of a form depend on its hidden ones: if such a one differs, none is refreshed.
    hidden = [name for name in values if form.fields[name].widget.is_hidden and name in opened]
    is_other_form = any(_digest(values[name]) != opened[name] for name in hidden)
    for name, value in values.items():
        present = _digest(value)
        sent = "" if taken_out else _digest(form.cleaned_data.get(name))
        if name not in opened or opened[name] == present or sent == present:
            continue
        label = capfirst(str(form.fields[name].label or name))
        if form.prefix:
            label = _("%(record)s: %(field)s") % {"record": now, "field": label}
        yours = _("removed") if taken_out else _shown(form, name, form.cleaned_data.get(name))
        touched = taken_out or is_other_form or sent != opened[name]
        yield form.add_prefix(name), Difference(label, yours, _shown(form, name, value), touched)


def _digests(form: Any, record: Model) -> Digests:
    return {name: _digest(value) for name, value in _values(form, record).items()}


def _values(form: Any, record: Model) -> dict[str, Any]:
    """Return the present values of the compared fields, with those that the form reads from other records."""
    values = model_to_dict(record, fields=_compared(form))
    linked = form.linked(record) if isinstance(form, PageForm) else {}
    return {name: values.get(name) for name in _compared(form)} | linked


def _compared(form: Any) -> list[str]:
    """Return the fields of a form or form class that write a column or a relation of the record."""
    columns = form._meta.model._meta
    names = {each.name for each in (*columns.concrete_fields, *columns.many_to_many) if each.name != columns.pk.name}
    fields = form.fields if isinstance(form, forms.BaseForm) else form.base_fields
    return [
        name
        for name, each in fields.items()
        if name in names and not each.disabled and not isinstance(each, forms.FileField)
    ]


def _digest(value: Any) -> str:
    return hashlib.sha256(_written(value).encode()).hexdigest()[:10]


def _written(value: Any) -> str:
    """Return one text for a value of a record and for the equal value of a form."""
    if value is None:
        return ""
    if isinstance(value, Model):
        return str(value.pk)
    if isinstance(value, list | tuple | set | frozenset | QuerySet):
        return "\n".join(sorted(_written(each) for each in value))
    if isinstance(value, datetime):
        # Form values have no fractions of a second.
        return value.replace(microsecond=0).isoformat()
    # Browsers send CRLF, and forms strip surrounding white space.
    return str(value).replace("\r\n", "\n").strip()


def _shown(form: Any, name: str, value: Any) -> str:
    """Return a value as displayed to the reader."""
    if value in (None, "", [], ()):
        return _("Not set")
    if isinstance(value, list | tuple | QuerySet):
        return pgettext("between facts on one line", ", ").join(_shown(form, name, each) for each in value)
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, date) and not isinstance(value, datetime):
        return day_in_words(value)
    return str(value) if isinstance(value, Model) else _chosen(form.fields[name], value)


def _chosen(form_field: Any, value: Any) -> str:
    """Return the label of a choice, or any other value as text."""
    if isinstance(form_field, forms.ModelChoiceField):
        # The name of a record that is not among the reader's choices is not shown.
        rows: Any = form_field.queryset
        return str(rows.filter(pk=value).first() or _("Another record"))
    choices = getattr(form_field, "choices", None) or ()
    return next((str(label) for code, label in choices if str(code) == str(value)), str(value))


def _read(text: str) -> Page:
    """Return the digests from the hidden field; empty if the field is malformed or too long."""
    if len(text) > LONGEST:
        return {}
    with suppress(orjson.JSONDecodeError, AttributeError):
        page: Page = {
            str(prefix): {str(key): dict(digests.items()) for key, digests in rows.items()}
            for prefix, rows in orjson.loads(text).items()
        }
        return page
    return {}
