"""Common parts of the account pages: rendering and access."""

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
    """Restrict a view to the signed-in user of the browser, which excludes partner systems."""

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
    """Return the host name without a port, to which passkeys are bound."""
    return request.get_host().rpartition(":")[0] or request.get_host()
