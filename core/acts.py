"""Acts on a record: one declaration for each act, and one page that explains it, asks for its input and performs it.

A ``RecordActs`` table holds the acts on the records of one model. Its ``links`` are the buttons of the record's page,
in the portal and in the admin alike, and its ``page`` is the view behind all of them.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from django_stubs_ext import StrPromise

from core.refusals.constraint_messages import message_for
from core.refusals.errors import DomainError
from core.text.links import Link

type Sentence = StrPromise | str | Callable[[Any, Any], str]


class ActForm(forms.Form):
    """Input of an act on ``record`` by ``user``; without fields it only confirms."""

    def __init__(self, *args: Any, record: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.record, self.user = record, user
        self.prepare()

    def prepare(self) -> None:
        """Set choices and initial values that depend on the record and the user."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """Act on a record: the texts of its page, its permission, its input and its service.

    Texts are messages, or functions of the record and the user. ``permission`` is a permission on the record or a
    predicate. ``offered`` returns whether the state of the record allows the act, ``closed`` the reason if not; the
    default names the state.
    ``perform`` takes the record, the user and the cleaned data. ``answer`` may return a page that replaces the return
    to the record, such as that of a secret; ``leads_to`` is the route of one, such as the list after a deletion.
    ``details`` is the context of a ``template`` that extends ``act.html``.
    """

    label: Sentence
    what_happens: Sentence
    done: Sentence
    perform: Callable[[Any, Any, dict[str, Any]], Any]
    permission: str | Callable[[Any, Any], bool]
    button: Sentence = ""
    offered: Callable[[Any, Any], bool] = lambda _record, _user: True
    closed: Sentence = ""
    form: Callable[..., forms.BaseForm] = ActForm
    answer: Callable[[HttpRequest, Any, Any], HttpResponse | None] = lambda _request, _record, _result: None
    is_serious: bool = False
    leads_to: str = ""
    template: str = "act.html"
    details: Callable[[Any, Any], Mapping[str, Any]] = lambda _record, _user: {}

    def is_permitted(self, record: Any, user: Any) -> bool:
        if callable(self.permission):
            return self.permission(record, user)
        return bool(user.has_perm(self.permission, record))


def said(sentence: Sentence, record: Any, user: Any) -> str:
    return str(sentence(record, user) if callable(sentence) else sentence)


def _unavailable(act: Act, record: Any, user: Any) -> str:
    return _("“%(act)s” is not available: the status of %(reference)s is “%(state)s”.") % {
        "act": said(act.label, record, user),
        "reference": record.reference,
        "state": record.state_of.label,
    }


def record_page(record: Any) -> str:
    return str(record.get_absolute_url())


def admin_page(record: Model) -> str:
    return reverse(f"admin:{record._meta.app_label}_{record._meta.model_name}_change", args=[record.pk])


@dataclass(frozen=True, kw_only=True)
class RecordActs:
    """Acts on the records of ``model``, by the last part of their address.

    ``route`` has the key of the record, named ``lookup``, and the ``name`` of the act. ``related`` are read with the
    record. ``shortfall`` returns why a user lacks a permission. If not ``refused_by_service``, the page itself rejects
    an act that is no longer offered, since the service would repeat it.
    """

    model: type[Model]
    route: str
    acts: Mapping[str, Act]
    lookup: str = "pk"
    related: tuple[str, ...] = ()
    home: Callable[[Any], str] = record_page
    shortfall: Callable[[Any, Any], str] = lambda _record, _user: ""
    refused_by_service: bool = field(default=True)

    def address(self, record: Any, name: str) -> str:
        return reverse(self.route, kwargs={self.lookup: getattr(record, self.lookup), "name": name})

    def open_to(self, record: Any, user: Any) -> Iterator[str]:
        """Yield the names of the acts that ``user`` can perform now, in display order."""
        for name, act in self.acts.items():
            if act.offered(record, user) and act.is_permitted(record, user):
                yield name

    def links(self, record: Any, user: Any) -> list[Link]:
        return [
            Link(said(self.acts[name].label, record, user), self.address(record, name))
            for name in self.open_to(record, user)
        ]

    @property
    def page(self) -> Callable[..., HttpResponse]:
        """Return the view of these acts. Hidden and missing records both answer 404."""

        @login_required
        @require_http_methods(["GET", "HEAD", "POST"])
        def act_page(request: HttpRequest, name: str, **key: Any) -> HttpResponse:
            record, user = self._found(request, key), request.user
            if record is None or name not in self.acts:
                raise Http404
            act = self.acts[name]
            if not act.is_permitted(record, user):
                raise PermissionDenied(self.shortfall(record, user))
            sends = request.method == "POST"
            if not (sends and self.refused_by_service) and not act.offered(record, user):
                messages.info(request, said(act.closed, record, user) or _unavailable(act, record, user))
                return redirect(self.home(record))
            form = act.form(request.POST if sends else None, record=record, user=user)
            if form.is_valid():
                if isinstance(form, forms.ModelForm) and not form.has_changed():
                    messages.info(request, _("No changes were made."))
                    return redirect(self.home(record))
                if answer := self._performed(request, act, record, form):
                    return answer
            context = {
                "title": said(act.label, record, user),
                "sentences": said(act.what_happens, record, user).splitlines(),
                "button": said(act.button or act.label, record, user),
                "act": act,
                "form": form,
                "record": record,
                "back": self.home(record),
                **act.details(record, user),
            }
            return render(request, act.template, context, status=400 if form.errors else 200)

        act_page.acts = self  # type: ignore[attr-defined]  # For the access log, which asks for the record of a page.
        return act_page

    def _found(self, request: HttpRequest, key: dict[str, Any]) -> Any:
        if any("\x00" in str(value) for value in key.values()):
            return None
        rows: Any = self.model._default_manager.all()
        # Without names, Django would join every relation.
        rows = rows.select_related(*self.related) if self.related else rows
        if hasattr(rows, "visible_to"):
            rows = rows.visible_to(request.user)
        elif not request.user.has_perm(f"{self.model._meta.app_label}.view_{self.model._meta.model_name}"):
            # Accounts: other users must not learn which of them exist.
            return None
        return rows.filter(**key).first()

    def _performed(self, request: HttpRequest, act: Act, record: Any, form: Any) -> HttpResponse | None:
        """Perform ``act`` and return the answer; None if the service or the database refused, with a form error."""
        user = request.user
        try:
            result = act.perform(record, user, form.cleaned_data)
        except (DomainError, IntegrityError) as refusal:
            form.add_error(None, message_for(refusal) if isinstance(refusal, IntegrityError) else str(refusal))
            return None
        if answer := act.answer(request, record, result):
            return answer
        messages.success(request, said(act.done, record, user))
        return redirect(act.leads_to or self.home(record))
