"""URL routes of the mailbox of a local run."""

from django.urls import path

from mocportal.mailbox import views

app_name = "mailbox"

urlpatterns = [
    path("", views.letters, name="letters"),
    path("<slug:name>/", views.letter, name="letter"),
    path("<slug:name>/html/", views.as_html, name="html"),
    path("<slug:name>/file/", views.whole, name="file"),
    path("<slug:name>/attachments/<int:number>/", views.attachment, name="attachment"),
]
