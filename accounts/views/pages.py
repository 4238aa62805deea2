"""What the pages of accounts share: how they are shown, and whose they are."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from contacts.models import User

type View = Callable[..., HttpResponse]


def own(view: View) -> View:
    """A page about the account of whoever is signed in; nobody else is let in, and no partner system."""

    @wraps(view)
    @never_cache
    @sensitive_post_parameters()
    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not isinstance(request.user, User) or not request.user.is_active or not request.user.is_staff:
            return redirect_to_login(request.get_full_path())
        return view(request, *args, **kwargs)

    return wrapped


def account_of(request: HttpRequest) -> User:
    user = request.user
    assert isinstance(user, User)
    return user


def page(request: HttpRequest, name: str, **context: Any) -> HttpResponse:
    return render(request, f"accounts/{name}.html", context)


def host_of(request: HttpRequest) -> str:
    """The name of the portal as the browser knows it, without a port: what a passkey is made for."""
    return request.get_host().rpartition(":")[0] or request.get_host()
