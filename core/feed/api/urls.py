"""URLs of the change feed and the register stream; ``mocportal.api`` includes them."""

from django.urls import path

from core.feed.api.views import ChangesView, RegisterView

urlpatterns = [
    path("changes/", ChangesView.as_view(), name="changes"),
    path("register/", RegisterView.as_view(), name="register"),
]
