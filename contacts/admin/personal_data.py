"""Data export of a person's record (docs/privacy.md)."""

import json
from collections.abc import Callable
from typing import Any

from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext

from core.admin.visibility import VisibleAdmin
from core.text.links import Link


class DataExportMixin(VisibleAdmin):
    """Data export mixin: users who may change a person's record can download its personal data with its history."""

    # Returns the personal data of a record as JSON values; mail only as far as ``viewer`` may read it.
    personal_data: Callable[..., dict[str, Any]]

    def get_links(self, request: HttpRequest, record: Any) -> list[Link]:
        links = super().get_links(request, record)
        if self.has_change_permission(request, record):
            links.append(Link(gettext("Download personal data"), reverse(self._name, args=[record.pk])))
        return links

    def get_urls(self) -> list[URLPattern]:
        page = path(
            "<path:object_id>/personal-data/",
            self.admin_site.admin_view(self.personal_data_view),
            name=self._name.removeprefix("admin:"),
        )
        return [page, *super().get_urls()]

    def personal_data_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        record = self.get_object(request, unquote(object_id))
        if record is None:
            raise Http404
        if not self.has_change_permission(request, record):
            raise PermissionDenied
        body = json.dumps(type(self).personal_data(record, viewer=request.user), ensure_ascii=False, indent=2)
        response = HttpResponse(body, content_type="application/json; charset=utf-8")
        response.headers["Content-Disposition"] = f'attachment; filename="personal-data-{record.pk}.json"'
        response.headers["Cache-Control"] = "no-store"
        return response

    @property
    def _name(self) -> str:
        return f"admin:{self.opts.app_label}_{self.opts.model_name}_personal_data"
