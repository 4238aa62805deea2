"""Inlines on the admin page of a Dialogue."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest

from commitments.models import Commitment
from core.admin.columns import in_three
from core.admin.visibility import VisibleStackedInline, VisibleTabularInline
from dialogue.models import Discussion, DiscussionArea, Overlap


class DiscussionInline(VisibleStackedInline):
    model = Discussion
    fields = ("order", *in_three("title", "summary"), "original_language", "source")
    show_change_link = True


class DiscussionAreaInline(VisibleTabularInline):
    model = DiscussionArea


class OverlapInline(VisibleStackedInline):
    without = ("add", "delete")
    model = Overlap
    fields = ("commitment", *in_three("avoided_by"), "original_language")
    autocomplete_fields = ("commitment",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        seen = Commitment.objects.visible_to(request.user)
        return super().get_queryset(request).filter(commitment__in=seen).select_related("commitment")
