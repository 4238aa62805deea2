"""Pages of the Dialogue, under their own addresses."""

from django.urls import path

from dialogue import views

app_name = "dialogue"

urlpatterns = [
    path("dialogues/<int:number>/", views.detail, name="detail"),
    path("dialogues/<int:number>/agenda/", views.agenda, name="agenda"),
    path("dialogues/<int:number>/agenda/draft/", views.save, name="save"),
    path("dialogues/<int:number>/agenda/<slug:ending>/", views.download, name="download"),
]
