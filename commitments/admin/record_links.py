"""Links from the admin to portal pages: the page of the record, of its commitment, or the text of the MOC."""

from typing import Any

from django.http import HttpRequest, HttpResponseRedirect
from django.urls import reverse

from core.admin.visibility import VisibleAdmin


class DetailPageLinkMixin(VisibleAdmin):
    """Admin of records with a page, to which saving redirects; the list if the user can no longer see the record."""

    def response_post_save_add(self, request: HttpRequest, obj: Any) -> HttpResponseRedirect:
        return self._read_on(request, obj) or super().response_post_save_add(request, obj)

    def response_post_save_change(self, request: HttpRequest, obj: Any) -> HttpResponseRedirect:
        return self._read_on(request, obj) or super().response_post_save_change(request, obj)

    def _read_on(self, request: HttpRequest, record: Any) -> HttpResponseRedirect | None:
        is_seen = self.get_queryset(request).filter(pk=record.pk).exists()
        return HttpResponseRedirect(record.get_absolute_url()) if is_seen else None


class CommitmentLinkMixin(VisibleAdmin):
    """Admin of records shown on the page of their commitment, in section ``part``."""

    part = ""

    def reading_page(self, record: Any) -> str:
        return f"{record.commitment.get_absolute_url()}#{self.part}"


class MocTextLinkMixin(VisibleAdmin):
    """Admin of records shown in the text of the MOC, at the provision ``key_in_text``."""

    def reading_page(self, record: Any) -> str:
        return f"{reverse('commitments:text')}#{self.key_in_text(record)}"

    def key_in_text(self, record: Any) -> str:
        return str(record.provision.key)
