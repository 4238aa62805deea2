"""Where records are read: on a page of their own, on that of their commitment, or in the text of the MOC."""

from typing import Any

from django.http import HttpRequest, HttpResponseRedirect
from django.urls import reverse

from core.admin.visibility import VisibleAdmin


class ReadOnItsPage(VisibleAdmin):
    """Its page offers the form, which leads back to it, or to the list for who gave the record to others' sight."""

    def response_post_save_add(self, request: HttpRequest, obj: Any) -> HttpResponseRedirect:
        return self._read_on(request, obj) or super().response_post_save_add(request, obj)

    def response_post_save_change(self, request: HttpRequest, obj: Any) -> HttpResponseRedirect:
        return self._read_on(request, obj) or super().response_post_save_change(request, obj)

    def _read_on(self, request: HttpRequest, record: Any) -> HttpResponseRedirect | None:
        is_seen = self.get_queryset(request).filter(pk=record.pk).exists()
        return HttpResponseRedirect(record.get_absolute_url()) if is_seen else None


class ReadOnItsCommitment(VisibleAdmin):
    """Told on the page of a commitment, under the heading ``part``."""

    part = ""

    def reading_page(self, record: Any) -> str:
        return f"{record.commitment.get_absolute_url()}#{self.part}"


class ReadInTheText(VisibleAdmin):
    """Told in the text of the MOC, at the provision that ``key_in_text`` gives."""

    def reading_page(self, record: Any) -> str:
        return f"{reverse('commitments:text')}#{self.key_in_text(record)}"

    def key_in_text(self, record: Any) -> str:
        return str(record.provision.key)
