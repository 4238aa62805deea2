"""What two people change in one form at the same time: the second sees the difference before anything is overwritten.

A form carries what it was opened with, as a short digest of each field of the record and of the rows on its page that
can be changed. When it is sent, what was opened is compared with what stands there now, under the lock of the record.
Where somebody else has changed a field since, and the form would write something else into it, nothing is saved: both
values are shown, what was typed stays, and what was not touched becomes what it is now. Saved again, it stands on top.

Rows that somebody added are no part of the comparison, since nothing overwrites them; so are files and passwords.
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
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from core.db.multilingual import day_in_words

# The name of the field that carries it.
OPENED = "_opened"
LONGEST = 200_000

type Digests = dict[str, str]
type Page = dict[str, dict[str, Digests]]


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that two people have: what the form would write, and what stands there now."""

    label: str
    yours: str
    theirs: str
    touched: bool


@dataclass(slots=True)
class Meanwhile(Exception):  # noqa: N818  # What happened meanwhile, and no error of anybody.
    """``opened`` is what the form is opened with from here on; ``kept`` are the fields that become what they are."""

    differences: list[Difference]
    opened: str
    kept: set[str] = field(default_factory=set)


def opened_with(form: Any, record: Model, formsets: Iterable[Any]) -> str:
    """What a form shows, for its hidden field."""
    page: Page = {"": {"": _digests(form, record)}}
    for formset in formsets:
        page[formset.prefix] = {str(row.pk): _digests(formset.form, row) for row in formset.get_queryset()}
    return orjson.dumps(page).decode()


def compare(text: str, form: Any, formsets: Iterable[Any], *, now: Model) -> None:
    """Raise Meanwhile where the valid ``form`` would overwrite what somebody changed since it was opened.

    ``now`` is the record as it stands, locked by the caller. What ``text`` does not tell is not compared.
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
                taken_out = formset.can_delete and formset._should_delete_form(each)  # noqa: SLF001  # What Django asks.
                found += _of_form(each, before, rows[each.instance.pk], taken_out=taken_out)
    if found:
        kept = {name for name, difference in found if not difference.touched}
        raise Meanwhile([difference for _name, difference in found], orjson.dumps(present).decode(), kept)


def keep_untouched(form: Any, kept: set[str]) -> None:
    """Show in ``form`` what stands there now wherever its sender changed nothing."""
    for name, each in form.fields.items():
        if form.add_prefix(name) in kept:
            each.bound_data = lambda _data, initial: initial


def _of_form(
    form: Any, opened: Mapping[str, str], now: Model, *, taken_out: bool = False
) -> Iterator[tuple[str, Difference]]:
    values = model_to_dict(now, fields=_compared(form))
    for name in _compared(form):
        present = _digest(values.get(name))
        sent = "" if taken_out else _digest(form.cleaned_data.get(name))
        if name not in opened or opened[name] == present or sent == present:
            continue
        label = capfirst(str(form.fields[name].label or name))
        if form.prefix:
            label = _("%(record)s: %(field)s") % {"record": now, "field": label}
        yours = _("taken out") if taken_out else _shown(form, name, form.cleaned_data.get(name))
        touched = taken_out or sent != opened[name]
        yield form.add_prefix(name), Difference(label, yours, _shown(form, name, values.get(name)), touched)


def _digests(form: Any, record: Model) -> Digests:
    values = model_to_dict(record, fields=_compared(form))
    return {name: _digest(values.get(name)) for name in _compared(form)}


def _compared(form: Any) -> list[str]:
    """The fields of a form, or of a class of forms, that write a column or a relation of the record."""
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
    """A value of a record and of a form alike, as one text."""
    if value is None:
        return ""
    if isinstance(value, Model):
        return str(value.pk)
    if isinstance(value, list | tuple | set | frozenset | QuerySet):
        return "\n".join(sorted(_written(each) for each in value))
    if isinstance(value, datetime):
        # A form knows no parts of a second.
        return value.replace(microsecond=0).isoformat()
    # A browser sends every end of a line as two characters, and a form takes off what surrounds a text.
    return str(value).replace("\r\n", "\n").strip()


def _shown(form: Any, name: str, value: Any) -> str:
    """A value as its reader knows it."""
    if value in (None, "", [], ()):
        return _("Not given")
    if isinstance(value, list | tuple | QuerySet):
        return pgettext("between facts on one line", ", ").join(_shown(form, name, each) for each in value)
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, date) and not isinstance(value, datetime):
        return day_in_words(value)
    return str(value) if isinstance(value, Model) else _chosen(form.fields[name], value)


def _chosen(asked: Any, value: Any) -> str:
    """The label of a choice, and a text as it is."""
    if isinstance(asked, forms.ModelChoiceField):
        # One that the reader is not offered stays without its name.
        rows: Any = asked.queryset
        return str(rows.filter(pk=value).first() or _("Another record"))
    choices = getattr(asked, "choices", None) or ()
    return next((str(label) for code, label in choices if str(code) == str(value)), str(value))


def _read(text: str) -> Page:
    """What a form was opened with; nothing where it says what no form of ours does."""
    if len(text) > LONGEST:
        return {}
    with suppress(orjson.JSONDecodeError, AttributeError):
        page: Page = {
            str(prefix): {str(key): dict(digests.items()) for key, digests in rows.items()}
            for prefix, rows in orjson.loads(text).items()
        }
        return page
    return {}
