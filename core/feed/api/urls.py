"""The addresses at which the register is followed; mocportal.api puts them under its root."""

from django.urls import path

from core.feed.api.views import ChangesView, RegisterView

urlpatterns = [
    path("changes/", ChangesView.as_view(), name="changes"),
    path("register/", RegisterView.as_view(), name="register"),
]
