"""Pages of the text of the MOC, under their own addresses."""

from django.urls import path

from commitments import views

app_name = "commitments"

urlpatterns = [
    path("text/", views.current, name="text"),
    path("text/<int:number>/", views.version, name="text-version"),
    path("text/compare/", views.choose, name="text-choose"),
    path("text/compare/<int:old>/<int:new>/", views.compare, name="text-compare"),
]
