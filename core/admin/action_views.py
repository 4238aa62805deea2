"""Pages for what is more than an edit: they say in words what will happen, ask what they need, and call a service."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import messages
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse

from core.refusals.constraint_messages import told
from core.refusals.errors import DomainError

if TYPE_CHECKING:
    from core.admin.visibility import VisibleAdmin


@dataclass(frozen=True, slots=True)
class Act:
    """What the page says: its title, what will happen, the word on its button, and the sentence when it is done."""

    title: str
    what_happens: str
    button: str
    done: str


def act_page(
    admin: "VisibleAdmin",
    request: HttpRequest,
    record: Any,
    *,
    act: Act,
    form: forms.BaseForm,
    perform: Callable[[dict[str, Any]], Any],
    template: str = "admin/act.html",
    details: Mapping[str, Any] | None = None,
) -> HttpResponse:
    """Show the page or, where its form was sent and holds, perform the act and return to the record.

    A refusal of the service or the database stands above the form, and nothing of it is kept. What is to be read before
    the act comes with a ``template`` of its own, which extends the general one, and with ``details`` for its context.
    """
    record_url = admin.page_of(record)
    if request.method == "POST" and form.is_valid():
        try:
            perform(form.cleaned_data)
        except DomainError as refusal:
            form.add_error(None, str(refusal))
        except IntegrityError as error:
            form.add_error(None, told(error))
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
    """Lead from an act that is not open to the record, whose page says how it stands; ``why`` says what happened.

    A button in a page or a mail that was left open is no address that never was.
    """
    messages.info(request, why)
    return HttpResponseRedirect(record.get_absolute_url())


def sent_to(request: HttpRequest) -> Any:
    """What to bind the form of an act to: what was sent, even if empty; nothing while the page is only read."""
    return request.POST if request.method == "POST" else None
