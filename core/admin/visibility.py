"""Visibility and permissions in the admin: mixins for every list, form and inline of the portal.

Rows come from ``visible_to`` of each queryset, and permissions from the permission table with the record given. A
hidden record behaves like a missing one in pages, lists, counts, search, filters and autocomplete alike.
"""

from collections.abc import Mapping, Sequence
from datetime import MAXYEAR
from typing import TYPE_CHECKING, Any, NoReturn

from django.conf import settings
from django.contrib import admin, messages
from django.contrib.admin.options import BaseModelAdmin
from django.contrib.admin.utils import unquote
from django.contrib.admin.views.main import SEARCH_VAR
from django.contrib.admin.widgets import AutocompleteSelect
from django.contrib.auth import get_permission_codename, get_user_model
from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db import IntegrityError
from django.db.models import Field, ForeignKey, Model, QuerySet
from django.forms import Media, ModelChoiceField
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy as _

from core.acts import RecordActs
from core.admin.edit_conflict_form import OptimisticLockMixin
from core.admin.lists import RecordList, linked
from core.admin.paging import COUNTED, COUNTED_IN_SEARCH, EstimatedPaginator, page_number
from core.forms import RecordForm, RecordFormSet
from core.refusals.constraint_messages import message_for
from core.refusals.errors import DomainError
from core.search import index_of, is_searchable, matching
from core.text.links import Link

if TYPE_CHECKING:
    from django.db.models.options import Options

# Lookup operators of the admin's filters.
PARTS_OF_A_DAY = frozenset({"year", "month", "day"})
OPERATORS = PARTS_OF_A_DAY | {"exact", "in", "isnull", "gte", "lt", "id"}
LONGEST_YEAR = 4


class Suggestions(AutocompleteSelect):
    """Autocomplete widget that ignores values that are not valid keys, such as a URL may contain.

    Django's own widget sends such values to the database.
    """

    def optgroups(self, name: str, value: Sequence[str], attrs: dict[str, Any] | None = None) -> Any:
        return super().optgroups(name, [each for each in value if not each or self._may_be_key(each)], attrs)

    def _may_be_key(self, value: str) -> bool:
        try:
            self.field.target_field.to_python(value)
        except ValidationError:
            return False
        return True


def visible[Q: QuerySet[Any]](rows: Q, user: Any) -> Q:
    """Return the ``rows`` visible to ``user``; all rows if the queryset has no ``visible_to``."""
    narrow = getattr(rows, "visible_to", None)
    return rows if narrow is None else narrow(user)


class VisibilityMixin(BaseModelAdmin[Any]):
    """Visibility mixin: rows, permissions and choices of lists and inlines.

    ``own_choices`` names the foreign keys by which a record belongs to a Participant, with the path from a choice to
    its Participant: editors can only choose records of their own Participant. ``related`` are read with each row.
    ``without`` are the actions that the admin does not offer, since pages of the portal or services write these
    records.
    """

    form: Any = RecordForm
    own_choices: Mapping[str, str] = {}
    related: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    view_on_site: Any = False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        rows = visible(super().get_queryset(request), request.user)
        return rows.select_related(*self.related) if self.related else rows

    def get_field_queryset(
        self, db: str | None, db_field: "Field[Any, Any]", request: HttpRequest
    ) -> QuerySet[Any] | None:
        """Return the visible choices of a foreign key.

        For a key in ``own_choices``, editors get the choices of their own Participant only.
        """
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
            # There is only one choice, and an empty value would remove the record from the editor's Participant.
            field.initial, field.required, field.empty_label = user.participant_id, True, None
        return field

    def may(self, action: str, request: HttpRequest, record: Model | None = None) -> bool:
        opts: Options[Any] = self.opts
        permission = f"{opts.app_label}.{get_permission_codename(action, opts)}"
        return action not in self.without and request.user.has_perm(permission, record)

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return self.may("view", request, obj)

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return self.may("add", request, obj)

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return self.may("change", request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return self.may("delete", request, obj)


class VisibleAdmin(VisibilityMixin, OptimisticLockMixin):
    """Visibility mixin of a ModelAdmin.

    ``acts`` are the acts of the record, each a link to its page in the portal. ``new_page`` is the route of the
    portal's form for a new record; the admin has no such form and redirects to it. There are no bulk actions.
    """

    acts: RecordActs | None = None
    new_page = ""
    actions = None
    list_per_page = 50
    change_form_template = "admin/record.html"

    @property
    def media(self) -> Media:
        """Return Django's scripts without those of bulk actions and slugs, which no record has."""
        jquery = "vendor/jquery/jquery.js" if settings.DEBUG else "vendor/jquery/jquery.min.js"
        names = (jquery, "jquery.init.js", "core.js", "admin/RelatedObjectLookups.js")
        return Media(js=[f"admin/js/{name}" for name in names])

    def get_links(self, request: HttpRequest, record: Any) -> list[Link]:
        """Return the links of a record in display order: to the pages of its acts, unless overridden."""
        return self.acts.links(record, request.user) if self.acts else []

    def get_list_links(self, request: HttpRequest) -> list[Link]:
        """Return the links to pages that concern the whole list, in display order."""
        return []

    def reading_page(self, record: Any) -> str:
        """Return the URL at which users without change permission read ``record``; empty if it has only its form."""
        return str(record.get_absolute_url()) if hasattr(record, "get_absolute_url") else ""

    def get_summary(self, request: HttpRequest, record: Any) -> str:
        """Return HTML that is shown above the fields of a record; empty for none."""
        return ""

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return not self.new_page and super().has_add_permission(request, obj)

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        if self.new_page and self.may("add", request):
            return redirect(reverse(self.new_page, query=request.GET))
        return super().add_view(request, form_url, extra_context)

    def response_post_save_add(self, request: HttpRequest, obj: Any) -> HttpResponseRedirect:
        return self._to_page(request, obj) or super().response_post_save_add(request, obj)

    def response_post_save_change(self, request: HttpRequest, obj: Any) -> HttpResponseRedirect:
        return self._to_page(request, obj) or super().response_post_save_change(request, obj)

    def _to_page(self, request: HttpRequest, record: Any) -> HttpResponseRedirect | None:
        """Return a redirect to the record's page; None if it has none, or if the user can no longer see the record."""
        page = self.reading_page(record)
        is_seen = page and self.get_queryset(request).filter(pk=record.pk).exists()
        return HttpResponseRedirect(page) if is_seen else None

    def get_list_select_related(self, request: HttpRequest) -> Any:
        """Return the keys whose records are read with each row: those in the columns, unless others are declared."""
        keys = {field.name for field in self.opts.fields if isinstance(field, ForeignKey)}
        return super().get_list_select_related(request) or [*keys.intersection(self.get_list_display(request))] or False

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[RecordList]:
        return RecordList

    def get_list_filter(self, request: HttpRequest) -> list[Any]:
        return [linked(self.model, declared) for declared in super().get_list_filter(request)]

    def get_paginator(
        self, request: HttpRequest, queryset: Any, per_page: int, *args: Any, **kwargs: Any
    ) -> EstimatedPaginator:
        """Return a paginator with limited counts, for lists and for autocomplete choices."""
        searches = bool(request.GET.get(SEARCH_VAR) or request.GET.get("term"))
        ahead = COUNTED_IN_SEARCH if searches else COUNTED
        return EstimatedPaginator(queryset, per_page, *args, number=page_number(request), ahead=ahead, **kwargs)

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        links = self.get_list_links(request)
        if self.new_page and self.may("add", request):
            add = gettext("Add %(name)s") % {"name": self.opts.verbose_name}
            links.insert(0, Link(add, reverse(self.new_page)))
        return super().changelist_view(request, {"links": links, **(extra_context or {})})

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        record = self.get_object(request, unquote(object_id))
        if record is None:
            # Checked before permissions: a hidden record answers 404.
            raise Http404
        if request.method != "POST" and (page := self._elsewhere(request, record)):
            return redirect(page)
        links = self.get_links(request, record)
        if (page := self.reading_page(record)) and page != request.path:
            links.insert(0, Link(gettext("View record"), page))
        shown = {"links": links, "summary": self.get_summary(request, record)}
        return super().change_view(request, object_id, form_url, shown | (extra_context or {}))

    def _elsewhere(self, request: HttpRequest, record: Any) -> str:
        """Return the page on which a reader without change permission finds the record; empty if there is none."""
        if not self.has_view_permission(request, record) or self.has_change_permission(request, record):
            return ""
        page = self.reading_page(record)
        return "" if page.partition("#")[0] == request.path else page

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show errors that only the database or a service can find when saving.

        Examples are two rows of one form that exclude each other, and an item that was issued since the form was
        opened.
        """
        try:
            return super().changeform_view(request, *args, **kwargs)
        except (DomainError, IntegrityError) as refusal:
            messages.error(request, message_for(refusal) if isinstance(refusal, IntegrityError) else str(refusal))
            return redirect(request.get_full_path())

    def delete_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the error of a deletion that the database refuses.

        An example is a draft that was proposed since the page was shown.
        """
        try:
            return super().delete_view(request, *args, **kwargs)
        except IntegrityError as error:
            messages.error(request, message_for(error))
            return redirect(request.get_full_path())

    # Django passes the flag by position.
    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:  # noqa: FBT001
        """Save only the changed columns, so that concurrent edits of different fields are both kept."""
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
        """Search with the model's search index, as the API does; without an index as Django does."""
        # Text that PostgreSQL cannot store, or that is too long, matches nothing.
        if not is_searchable(search_term):
            return queryset.none(), False
        fields = self.get_search_fields(request)
        if index_of(self.model) is None or not fields:
            return super().get_search_results(request, queryset, search_term)
        return matching(queryset, fields, search_term), False

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        """Allow only the lookups of the list's own filters.

        Otherwise a URL could query any column with any operator: of records that may be hidden, and in forms that the
        database refuses.
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
        """Raise Http404 for hidden and for missing records alike."""
        raise Http404

    # The history that triggers write is more complete and covers every write path; Django's own log would duplicate it.
    def log_addition(self, request: HttpRequest, obj: Model, message: Any) -> None:  # type: ignore[override]
        """Skip Django's admin log; the history records additions."""

    def log_change(self, request: HttpRequest, obj: Model, message: Any) -> None:  # type: ignore[override]
        """Skip Django's admin log, and note for ``message_user`` whether the form changed any value."""
        request.is_unchanged = not message  # type: ignore[attr-defined]  # Django passes it in no other way.

    def message_user(
        self, request: HttpRequest, message: Any, level: Any = messages.INFO, *args: Any, **kw: Any
    ) -> None:
        """Show “Nothing was changed” instead of Django's success message if no value changed."""
        if level == messages.SUCCESS and getattr(request, "is_unchanged", False):
            level, message = messages.INFO, _("No changes were made.")
        super().message_user(request, message, level, *args, **kw)

    def log_deletions(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:  # type: ignore[override]
        """Skip Django's admin log; the history records deletions."""


class VisibleTabularInline(VisibilityMixin, admin.TabularInline[Any, Any]):
    """Tabular inline with visibility and permissions."""

    formset = RecordFormSet
    extra = 0
    show_change_link = False


class VisibleStackedInline(VisibilityMixin, admin.StackedInline[Any, Any]):
    """Stacked inline with visibility and permissions."""

    formset = RecordFormSet
    extra = 0


def editor(request: HttpRequest) -> Any:
    """Return the signed-in user if permissions are limited to the user's own Participant; otherwise None."""
    user = request.user
    return user if isinstance(user, get_user_model()) and user.may.edits_own else None


def _has_no_next_year(value: str) -> bool:
    """Return whether Python has no date after the year ``value``; Django computes that date for its filter."""
    return len(value) > LONGEST_YEAR or (value.isdecimal() and int(value) >= MAXYEAR)
