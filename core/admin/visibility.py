"""What a person sees, may do and may choose in the admin: one mixin for every list, form and inline of the portal.

Rows come from ``visible_to`` of each queryset and rights from the table of rights, asked with the record at hand.
What one may not see answers as if it were not there: page, list, count, search, filter and autocomplete alike.
"""

from collections.abc import Mapping, Sequence
from datetime import MAXYEAR
from typing import TYPE_CHECKING, Any, NoReturn

from django.contrib import admin, messages
from django.contrib.admin.options import BaseModelAdmin
from django.contrib.admin.utils import unquote
from django.contrib.admin.views.main import SEARCH_VAR
from django.contrib.admin.widgets import AutocompleteSelect
from django.contrib.auth import get_permission_codename, get_user_model
from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db import IntegrityError
from django.db.models import Field, ForeignKey, Model, QuerySet
from django.forms import ModelChoiceField
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from core.admin.edit_conflict_form import SecondEditor
from core.admin.lists import RecordList, linked
from core.admin.paging import COUNTED, COUNTED_IN_SEARCH, Pages, page_number
from core.forms import RecordForm, RecordFormSet
from core.refusals.constraint_messages import told
from core.refusals.errors import DomainError
from core.search import index_of, is_searchable, matching
from core.text.links import Link

if TYPE_CHECKING:
    from django.db.models.options import Options

# What the admin's filters ask with.
PARTS_OF_A_DAY = frozenset({"year", "month", "day"})
OPERATORS = PARTS_OF_A_DAY | {"exact", "in", "isnull", "gte", "lt", "id"}
LONGEST_YEAR = 4


class Suggestions(AutocompleteSelect):
    """Django's own asks the database even for a value that can be no key, such as an address may hold."""

    def optgroups(self, name: str, value: Sequence[str], attrs: dict[str, Any] | None = None) -> Any:
        return super().optgroups(name, [each for each in value if not each or self._may_be_key(each)], attrs)

    def _may_be_key(self, value: str) -> bool:
        try:
            self.field.target_field.to_python(value)
        except ValidationError:
            return False
        return True


def visible[Q: QuerySet[Any]](rows: Q, user: Any) -> Q:
    """The ``rows`` that ``user`` may see; a model without ``visible_to`` hides none of its rows from its readers."""
    narrow = getattr(rows, "visible_to", None)
    return rows if narrow is None else narrow(user)


class Visible(BaseModelAdmin[Any]):
    """Rows, rights and choices, for lists and inlines alike.

    ``own_choices`` names the foreign keys by which a record belongs to a Participant, each with the path from a
    choice to its Participant: editors are offered their own and nothing else.
    """

    form: Any = RecordForm
    own_choices: Mapping[str, str] = {}
    empty_value_display = _("Not given")
    view_on_site: Any = False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return visible(super().get_queryset(request), request.user)

    def get_field_queryset(
        self, db: str | None, db_field: "Field[Any, Any]", request: HttpRequest
    ) -> QuerySet[Any] | None:
        """Offer for a foreign key what the user may see and, of what makes a record one's own, one's own."""
        assert isinstance(db_field, ForeignKey)
        rows = super().get_field_queryset(db, db_field, request)
        if rows is None:
            rows = db_field.remote_field.model._default_manager.using(db).all()
        rows = visible(rows, request.user)
        if db_field.name in self.own_choices and (user := editor(request)):
            rows = rows.filter(**{self.own_choices[db_field.name]: user.participant_id})
        return rows

    def formfield_for_foreignkey(
        self, db_field: "ForeignKey[Any, Any]", request: HttpRequest, **kwargs: Any
    ) -> ModelChoiceField[Any] | None:
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", Suggestions(db_field, self.admin_site, using=kwargs.get("using")))
        field = super().formfield_for_foreignkey(db_field, request, **kwargs)
        if field is not None and self.own_choices.get(db_field.name) == "pk" and (user := editor(request)):
            # The one choice is made, and leaving it empty would give the record away.
            field.initial, field.required, field.empty_label = user.participant_id, True, None
        return field

    def may(self, action: str, request: HttpRequest, record: Model | None = None) -> bool:
        opts: Options[Any] = self.opts
        return request.user.has_perm(f"{opts.app_label}.{get_permission_codename(action, opts)}", record)

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return self.may("view", request, obj)

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return self.may("add", request, obj)

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return self.may("change", request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return self.may("delete", request, obj)


class VisibleAdmin(Visible, SecondEditor):
    """The admin of a model. Nothing is changed in bulk: whatever cannot be undone has a page of its own."""

    actions = None
    list_per_page = 50
    change_form_template = "admin/record.html"

    def get_links(self, request: HttpRequest, record: Any) -> list[Link]:
        """What can be done with a record on pages of its own, in the order in which it is offered."""
        return []

    def get_list_links(self, request: HttpRequest) -> list[Link]:
        """Pages that belong to the list as a whole, in the order in which they are offered."""
        return []

    def page_of(self, record: Any) -> str:
        """Where an act on a record leads back to: its form, unless there is a page on which it is read."""
        return reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_change", args=[record.pk])

    def reading_page(self, record: Any) -> str:
        """Where ``record`` is read by whoever may not change it; empty where that is its form."""
        return str(record.get_absolute_url()) if hasattr(record, "get_absolute_url") else ""

    def get_summary(self, request: HttpRequest, record: Any) -> str:
        """What its reader is to know of a record before its fields, as HTML; empty where the fields say it all."""
        return ""

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[RecordList]:
        return RecordList

    def get_list_filter(self, request: HttpRequest) -> list[Any]:
        return [linked(self.model, declared) for declared in super().get_list_filter(request)]

    def get_paginator(self, request: HttpRequest, queryset: Any, per_page: int, *args: Any, **kwargs: Any) -> Pages:
        """Count no further than anyone turns pages, in lists and in the choices of fields."""
        searches = bool(request.GET.get(SEARCH_VAR) or request.GET.get("term"))
        ahead = COUNTED_IN_SEARCH if searches else COUNTED
        return Pages(queryset, per_page, *args, number=page_number(request), ahead=ahead, **kwargs)

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        return super().changelist_view(request, {"links": self.get_list_links(request), **(extra_context or {})})

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        record = self.get_object(request, unquote(object_id))
        if record is None:
            # Before any right is asked: to whom it is hidden, it is not there.
            raise Http404
        if request.method != "POST" and (page := self._elsewhere(request, record)):
            return redirect(page)
        told = {"links": self.get_links(request, record), "summary": self.get_summary(request, record)}
        return super().change_view(request, object_id, form_url, told | (extra_context or {}))

    def _elsewhere(self, request: HttpRequest, record: Any) -> str:
        """The page on which the reader finds what this form would only show, empty where there is no other."""
        if not self.has_view_permission(request, record) or self.has_change_permission(request, record):
            return ""
        page = self.reading_page(record)
        return "" if page.partition("#")[0] == request.path else page

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Tell what only the database can see, such as two rows of one form that exclude each other.

        A service can refuse as well what it was not asked before, such as an item that was issued in the meantime.
        """
        try:
            return super().changeform_view(request, *args, **kwargs)
        except (DomainError, IntegrityError) as refusal:
            messages.error(request, told(refusal) if isinstance(refusal, IntegrityError) else str(refusal))
            return redirect(request.get_full_path())

    def delete_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Tell what changed since the page was shown, such as a draft that was proposed in the meantime."""
        try:
            return super().delete_view(request, *args, **kwargs)
        except IntegrityError as error:
            messages.error(request, told(error))
            return redirect(request.get_full_path())

    # Django calls it so, with a bare flag.
    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:  # noqa: FBT001
        """Write what was changed and nothing else, so that two people who edit different fields both keep theirs."""
        if not change:
            super().save_model(request, obj, form, change)
            return
        changed = [field.name for field in self.opts.concrete_fields if field.name in form.changed_data]
        touched = [field.name for field in self.opts.concrete_fields if getattr(field, "auto_now", False)]
        if changed:
            obj.save(update_fields=[*changed, *touched])

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        """Find what the API finds where the model has a search index; as Django does in what has none."""
        # No text of the register has what PostgreSQL takes in none, and none is found by a whole page of words.
        if not is_searchable(search_term):
            return queryset.none(), False
        fields = self.get_search_fields(request)
        if index_of(self.model) is None or not fields:
            return super().get_search_results(request, queryset, search_term)
        return matching(queryset, fields, search_term), False

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        """Let the address ask what the list's own filters ask and nothing else.

        Any column, and any operator on it, could be asked for otherwise: of records that may be hidden, and in
        forms that the database refuses.
        """
        try:
            self.opts.get_field(lookup.split("__", 1)[0])
        except FieldDoesNotExist:
            return super().lookup_allowed(lookup, value, request)
        filters = [item[0] if isinstance(item, tuple) else item for item in self.get_list_filter(request)]
        for declared in (*filters, self.date_hierarchy):
            if isinstance(declared, str) and f"{lookup}__".startswith(f"{declared}__"):
                operators = set(lookup.removeprefix(declared).split("__")) - {""}
                if operators <= OPERATORS and not (operators & PARTS_OF_A_DAY and _has_no_next_year(value)):
                    return "\x00" not in value
        return False

    def _get_obj_does_not_exist_redirect(self, request: HttpRequest, opts: "Options[Any]", object_id: str) -> NoReturn:
        """Answer 404 to what is hidden and to what never was."""
        raise Http404

    # The history that triggers write says more and sees every path; Django's own log would be a second truth.
    def log_addition(self, request: HttpRequest, obj: Model, message: Any) -> None:  # type: ignore[override]
        """Leave the log to the history."""

    def log_change(self, request: HttpRequest, obj: Model, message: Any) -> None:  # type: ignore[override]
        """Leave the log to the history; only remember for the answer whether the form had a new value."""
        request.is_unchanged = not message  # type: ignore[attr-defined]  # Django hands it on in no other way.

    def message_user(
        self, request: HttpRequest, message: Any, level: Any = messages.INFO, *args: Any, **kw: Any
    ) -> None:
        """Report that nothing changed where Django would report that the record "was changed successfully"."""
        if level == messages.SUCCESS and getattr(request, "is_unchanged", False):
            level, message = messages.INFO, _("Nothing was changed.")
        super().message_user(request, message, level, *args, **kw)

    def log_deletions(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:  # type: ignore[override]
        """Leave the log to the history."""


class VisibleTabularInline(Visible, admin.TabularInline[Any, Any]):
    """Parts of a record in a table."""

    formset = RecordFormSet
    extra = 0
    show_change_link = False


class VisibleStackedInline(Visible, admin.StackedInline[Any, Any]):
    """Parts of a record, one under the other."""

    formset = RecordFormSet
    extra = 0


def editor(request: HttpRequest) -> Any:
    """The signed-in user where rights end at the user's own Participant, None for everyone else."""
    user = request.user
    return user if isinstance(user, get_user_model()) and user.may.edits_own else None


def _has_no_next_year(value: str) -> bool:
    """Whether there is no day after the year ``value``: Django asks for what lies before that day."""
    return len(value) > LONGEST_YEAR or (value.isdecimal() and int(value) >= MAXYEAR)
