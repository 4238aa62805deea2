"""URLs of the pages about contacts."""

from django.urls import path

from contacts import views

app_name = "contacts"

urlpatterns = [
    path("contact-tree/", views.contact_tree, name="contact-tree"),
    path("contact-points/<slug:code>/edit/", views.ContactPointFormPage.as_view(), name="edit-contact-point"),
]
