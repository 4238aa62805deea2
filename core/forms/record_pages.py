"""Page with the form of a record: a new one, or a change of the one in the address."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pghistory
from django.contrib import messages
from django.contrib.auth import get_permission_codename
from django.contrib.auth.mixins import LoginRequiredMixin
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views import View

from core.db.changes import change_fields
from core.forms.edit_conflicts import EDIT_CONFLICT_MESSAGE, OPENED, EditConflict, compare, keep_untouched, opened_with
from core.forms.page_forms import PageForm, share_choices
from core.refusals.constraint_messages import message_for
from core.refusals.errors import DomainError, SelfExclusionError

# Field with the reason that the history records with a change.
REASON = "mark_reason"


class RecordPage(LoginRequiredMixin, View):
    """Base of the form pages. Hidden and nonexistent records both return 404, missing permissions 403.

    A subclass names the ``form_class``, the ``formsets`` of rows that belong to the record, and the services that
    ``create`` and ``change`` it. Each formset has a ``heading``, and names the ``related`` records that its rows show.
    ``key`` names the key of an existing record in the address, ``lookup`` is the path to it from the record.
    """

    http_method_names = ["get", "head", "post"]
    template_name = "records/form.html"
    key = lookup = "reference"
    form_class: type[PageForm]
    formsets: tuple[Any, ...] = ()
    record: Any
    # Names of the fields and prefixes of the rows that a save changed.
    changed: set[str]

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.user: Any = request.user

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return self.handle_no_permission()
        if not self._may("view"):
            raise Http404
        self.record = self.new() if self.is_new else self.find(kwargs[self.key])
        if not (self.may_add() if self.is_new else self._may("change", self.record)):
            raise PermissionDenied(self.why_not(self.record))
        return super().dispatch(request, *args, **kwargs)

    def _may(self, action: str, record: Model | None = None) -> bool:
        options = self.form_class._meta.model._meta
        allowed: bool = self.user.has_perm(f"{options.app_label}.{get_permission_codename(action, options)}", record)
        return allowed

    @property
    def is_new(self) -> bool:
        return self.key not in self.kwargs

    # What a record's page decides.

    def may_add(self) -> bool:
        return self._may("add")

    def new(self) -> Model:
        """Return the new record, which is not stored yet."""
        record: Model = self.form_class._meta.model()
        return record

    def create(self, record: Any, values: dict[str, Any]) -> None:
        """Store the new ``record``, which has the ``values`` of its columns, with its links."""
        record.save(force_insert=True)

    def change(self, record: Any, values: dict[str, Any], *, reason: str) -> None:
        """Store the changed ``values`` of ``record``, whose row is locked."""
        touched = [each.name for each in record._meta.concrete_fields if getattr(each, "auto_now", False)]
        change_fields(record, values, with_it=tuple(touched))

    def warnings(self, record: Any, form: PageForm) -> Iterable[str]:
        """Return the warnings to show after saving."""
        return ()

    def why_not(self, record: Any) -> str:
        """Return the reason why the user cannot save the record."""
        return _("Your role does not allow this action, or the record is closed.")

    def row_arguments(self) -> dict[str, Any]:
        """Return further arguments of the forms of the rows."""
        return {}

    def next_url(self, record: Any) -> str:
        url: str = record.get_absolute_url()
        return url

    def heading(self) -> str:
        raise NotImplementedError

    def context(self) -> Mapping[str, Any]:
        """Return the page context besides the form: ``list_url``, ``list_name``, ``note``, ``button``, ``links``."""
        return {}

    # The page.

    def find(self, key: str | int) -> Model:
        rows: Any = self.form_class._meta.model._default_manager
        seen = rows.visible_to(self.user) if hasattr(rows, "visible_to") else rows
        found: Model | None = seen.filter(**{self.lookup: key}).first() if "\x00" not in str(key) else None
        if found is None:
            raise Http404
        return found

    def form(self, data: Any = None) -> PageForm:
        initial = {} if self.record.pk else self.initial()
        return self.form_class(data, instance=self.record, user=self.user, initial=initial)

    def initial(self) -> dict[str, Any]:
        """Return the initial values of a new record, which links to the page can name in their query."""
        return {name: value for name, value in self.request.GET.items() if name in self.form_class.base_fields}

    def rows(self, data: Any = None) -> list[Any]:
        arguments = {"user": self.user, **self.row_arguments()}
        formsets = []
        for formset in self.formsets:
            queryset = formset.model._default_manager.select_related(*formset.related)
            formsets.append(formset(data, instance=self.record, queryset=queryset, form_kwargs=arguments))
            share_choices(formsets[-1].forms)
        return formsets

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        form, formsets = self.form(), self.rows()
        return self._shown(form, formsets, opened=opened_with(form, self.record, formsets))

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        form, formsets = self.form(request.POST), self.rows(request.POST)
        # Both are validated, so that all errors are shown at once.
        is_valid = [form.is_valid(), *(formset.is_valid() for formset in formsets)]
        opened = request.POST.get(OPENED, "")
        if not all(is_valid):
            return self._shown(form, formsets, opened=opened)
        try:
            with transaction.atomic():
                record = self._save(form, formsets, opened)
        except EditConflict as conflict:
            # The record as it is now; the form keeps what was typed.
            self.record = self.find(self.kwargs[self.key])
            form, formsets = self.form(request.POST), self.rows(request.POST)
            for each in (form, *(row for formset in formsets for row in formset.initial_forms)):
                keep_untouched(each, conflict.untouched)
            form.add_error(None, EDIT_CONFLICT_MESSAGE)
            return self._shown(form, formsets, opened=conflict.opened, differences=conflict.differences)
        except DomainError as refusal:
            form.add_error(None, str(refusal))
            return self._shown(form, formsets, opened=opened)
        except IntegrityError as refusal:
            form.add_error(None, message_for(refusal))
            return self._shown(form, formsets, opened=opened)
        is_new = self.is_new
        self.changed = {*form.changed_data, *(each.prefix for each in formsets if each.has_changed())}
        if not is_new and not self.changed:
            messages.info(request, _("No changes were made."))
        else:
            messages.success(request, self.done(record, is_new=is_new))
            for sentence in dict.fromkeys(self.warnings(record, form)):
                messages.warning(request, sentence)
        return HttpResponseRedirect(self.next_url(record))

    def choice(self, sentence: str, choices: Sequence[tuple[Any, Any, str]]) -> HttpResponse:
        """Return the page on which the kind of a record is chosen, before its form."""
        context = {"heading": self.heading(), "sentence": sentence, "choices": choices, "record": self.record}
        return render(self.request, "records/choice.html", context | {**self.context()})

    def done(self, record: Any, *, is_new: bool) -> str:
        return _("Saved.")

    def _save(self, form: PageForm, formsets: Sequence[Any], opened: str) -> Any:
        values = form.values()
        reason = str(values.pop(REASON, "")).strip()
        if not self.is_new:
            record = type(self.record)._base_manager.select_for_update(of=("self",)).get(pk=self.record.pk)
            compare(opened, form, formsets, now=record)
            with pghistory.context(**({"reason": reason} if reason else {})):
                self.change(record, values, reason=reason)
        else:
            record = form.instance
            self.create(record, values)
        for formset in formsets:
            formset.instance = record
            formset.save()
        rows: Any = type(record)._default_manager
        if hasattr(rows, "visible_to") and not rows.visible_to(self.request.user).filter(pk=record.pk).exists():
            raise SelfExclusionError
        return record

    def _shown(self, form: PageForm, formsets: Sequence[Any], **context: Any) -> HttpResponse:
        context |= {"form": form, "formsets": formsets, "record": self.record, "heading": self.heading()}
        context["record_url"] = "" if self.is_new else self.next_url(self.record)
        context |= self.context()
        return render(self.request, self.template_name, context, status=400 if form.is_bound else 200)
