"""Addresses of the pages about tokens, partner systems and webhooks."""

from django.urls import path

from partners import views
from partners.acts import CALENDAR_ACTS, CLIENT_ACTS, TOKEN_ACTS, WEBHOOK_ACTS, WEBHOOK_MESSAGE_ACTS

app_name = "partners"

urlpatterns = [
    path("tokens/new/", views.new_token, name="new-token"),
    path("tokens/<int:pk>/<slug:name>/", TOKEN_ACTS.page, name="token-act"),
    path("calendar-tokens/new/", views.subscribe, name="subscribe"),
    path("calendar-tokens/<int:pk>/<slug:name>/", CALENDAR_ACTS.page, name="calendar-act"),
    path("systems/<int:pk>/<slug:name>/", CLIENT_ACTS.page, name="client-act"),
    path("webhooks/<int:pk>/<slug:name>/", WEBHOOK_ACTS.page, name="webhook-act"),
    path("webhook-messages/<int:pk>/<slug:name>/", WEBHOOK_MESSAGE_ACTS.page, name="webhook-message-act"),
]
