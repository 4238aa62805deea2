"""URL routes of a partner system's own webhooks."""

from django.urls import re_path

from core.rest.endpoints.record_view import NUMBER
from partners.webhook_api import deliveries, views

OF = rf"^webhooks/(?P<number>{NUMBER})/"

urlpatterns = [
    re_path(r"^webhooks/\Z", views.WebhooksView.as_view(), name="webhooks"),
    re_path(rf"{OF}\Z", views.WebhookView.as_view(), name="webhook"),
    re_path(rf"{OF}ping/\Z", views.WebhookPingView.as_view(), name="webhook-ping"),
    re_path(rf"{OF}state/\Z", views.WebhookStateView.as_view(), name="webhook-state"),
    re_path(rf"{OF}secret/\Z", views.WebhookSecretView.as_view(), name="webhook-secret"),
    re_path(rf"{OF}failed/\Z", deliveries.WebhookFailedView.as_view(), name="webhook-failed"),
    re_path(rf"{OF}deliveries/\Z", deliveries.WebhookDeliveriesView.as_view(), name="webhook-deliveries"),
    re_path(
        rf"{OF}deliveries/(?P<message>msg_[0-9a-f]{{32}})/again/\Z",
        deliveries.WebhookAgainView.as_view(),
        name="webhook-again",
    ),
]
