"""Choice of provisions in the admin."""

from typing import Any

from django.contrib.admin.options import BaseModelAdmin
from django.db.models import QuerySet
from django.http import HttpRequest

from commitments.forms.provisions import ProvisionChoice, with_texts
from commitments.models import Provision


class ProvisionChoiceMixin(BaseModelAdmin[Any]):
    """Admin mixin for a choice of provisions."""

    def get_field_queryset(self, db: Any, db_field: Any, request: HttpRequest) -> QuerySet[Any] | None:
        """Prefetch the texts of the provisions, with one extra statement."""
        rows = super().get_field_queryset(db, db_field, request)
        return rows if rows is None or db_field.remote_field.model is not Provision else with_texts(rows)

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.remote_field.model is Provision:
            kwargs.setdefault("form_class", ProvisionChoice)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)
