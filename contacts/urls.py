"""Pages about people, under their own addresses."""

from django.urls import path

from contacts import views

app_name = "contacts"

urlpatterns = [path("contact-tree/", views.contact_tree, name="contact-tree")]
