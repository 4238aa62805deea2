"""Routes of the import, below those of the register."""

from django.urls import path, re_path

from commitments.imports import exports, views
from commitments.imports.bulk.views import change_page
from commitments.imports.record_types import KINDS

FORM = r"(?P<form>xlsx|csv)"
OTHERS = "|".join(name for name in KINDS if name != "commitments")

urlpatterns = [
    path("change/", change_page, name="change"),
    path("import/", views.import_page, name="import"),
    re_path(rf"^import/template/(?P<kind>[a-z-]+)\.{FORM}$", exports.template, name="import-template"),
    path("import/<uuid:key>/", views.prepared_import, name="prepared-import"),
    path("register.xlsx", exports.export_register, name="export-register"),
    re_path(rf"^export\.{FORM}$", exports.export, name="export"),
    re_path(rf"^(?P<kind>{OTHERS})/export\.{FORM}$", exports.export, name="export-of"),
]
