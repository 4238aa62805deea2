"""Action pages of the admin: show the consequences, collect the input and call a service."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import messages
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse

from core.refusals.constraint_messages import message_for
from core.refusals.errors import DomainError

if TYPE_CHECKING:
    from core.admin.visibility import VisibleAdmin


@dataclass(frozen=True, slots=True)
class ActionPage:
    """Texts of an action page: title, consequences, label of the button and success message."""

    title: str
    what_happens: str
    button: str
    done: str


def act_page(
    admin: "VisibleAdmin",
    request: HttpRequest,
    record: Any,
    *,
    act: ActionPage,
    form: forms.BaseForm,
    perform: Callable[[dict[str, Any]], Any],
    template: str = "admin/act.html",
    details: Mapping[str, Any] | None = None,
) -> HttpResponse:
    """Show an action page; on a valid submission perform the action and return to the record.

    A refusal of the service or the database is shown as a form error, and nothing is saved. To show details before the
    action, pass a ``template`` that extends the general one, and ``details`` for its context.
    """
    record_url = admin.page_of(record)
    if request.method == "POST" and form.is_valid():
        try:
            perform(form.cleaned_data)
        except DomainError as refusal:
            form.add_error(None, str(refusal))
        except IntegrityError as error:
            form.add_error(None, message_for(error))
        else:
            messages.success(request, act.done)
            return HttpResponseRedirect(record_url)
    context = {
        **admin.admin_site.each_context(request),
        "title": act.title,
        "what_happens": act.what_happens,
        "button": act.button,
        "form": form,
        "media": admin.media + form.media,
        "opts": admin.opts,
        "record": record,
        "record_url": record_url,
        **(details or {}),
    }
    return TemplateResponse(request, template, context)


def closed_page(request: HttpRequest, record: Any, why: str) -> HttpResponse:
    """Redirect an action that is no longer possible to the page of the record, with the message ``why``.

    An outdated button or link must not answer 404.
    """
    messages.info(request, why)
    return HttpResponseRedirect(record.get_absolute_url())


def sent_to(request: HttpRequest) -> Any:
    """Return the data to bind an action form to: the POST data, even if empty; None for a GET."""
    return request.POST if request.method == "POST" else None
