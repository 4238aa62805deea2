"""URL routes of a record's history in the admin, which must precede the admin's own routes."""

from django.urls import path

from audit.views import timeline

urlpatterns = [
    path("<slug:app_label>/<slug:model_name>/<path:object_id>/history/", timeline, name="timeline"),
]
