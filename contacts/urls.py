"""URLs of the pages about contacts."""

from django.urls import path

from contacts import views
from contacts.acts import MESSAGE_ACTS, OFFICER_ACTS

app_name = "contacts"

urlpatterns = [
    path("contact-tree/", views.contact_tree, name="contact-tree"),
    path("contact-points/<slug:code>/edit/", views.ContactPointFormPage.as_view(), name="edit-contact-point"),
    path("messages/<int:pk>/<slug:name>/", MESSAGE_ACTS.page, name="message-act"),
    path("officers/<int:pk>/<slug:name>/", OFFICER_ACTS.page, name="officer-act"),
]
