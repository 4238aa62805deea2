"""Pages of the Dialogue, under their own addresses."""

from django.urls import path

from dialogue import views
from dialogue.views import templates

app_name = "dialogue"

urlpatterns = [
    path("templates/", templates.templates, name="templates"),
    path("templates/<int:template>/", templates.download_template, name="template"),
    path("dialogues/<int:number>/", views.detail, name="detail"),
    path("dialogues/<int:number>/agenda/", views.agenda, name="agenda"),
    path("dialogues/<int:number>/agenda/draft/", views.draft, name="draft"),
    path("dialogues/<int:number>/agenda/draft/save/", views.save, name="save"),
    path("dialogues/<int:number>/agenda/draft/items/", views.add, name="add"),
    path("dialogues/<int:number>/agenda/draft/items/<int:item>/out/", views.take_out, name="take-out"),
    path("dialogues/<int:number>/agenda/draft/items/<int:item>/back/", views.put_back, name="put-back"),
    path("dialogues/<int:number>/agenda/<slug:ending>/", views.download, name="download"),
]
