"""The history of a record, in the place where the admin has a page for it; stands before the admin's own addresses."""

from django.urls import path

from audit.views import timeline

urlpatterns = [
    path("<slug:app_label>/<slug:model_name>/<path:object_id>/history/", timeline, name="timeline"),
]
