"""The portal's addresses, and one whose view fails."""

from typing import NoReturn

from django.http import HttpRequest
from django.urls import path

from mocportal import urls as portal

handler500 = portal.handler500


def fails(_request: HttpRequest) -> NoReturn:
    msg = "the secret cause"
    raise RuntimeError(msg)


urlpatterns = [path("api/v1/fails/", fails), *portal.urlpatterns]
