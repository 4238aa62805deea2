"""Pages of the text of the MOC and of what it leaves open, under their own addresses."""

from django.urls import path

from commitments import views

app_name = "commitments"

urlpatterns = [
    path("text/", views.current, name="text"),
    path("text/<int:number>/", views.version, name="text-version"),
    path("text/compare/", views.choose, name="text-choose"),
    path("text/compare/<int:old>/<int:new>/", views.compare, name="text-compare"),
    path("intellectual-property/", views.intellectual_property, name="intellectual-property"),
]
