"""Where records are read: on a page of their own, on that of their commitment, or in the text of the MOC."""

from typing import Any

from django.http import HttpRequest, HttpResponseRedirect
from django.urls import reverse

from contacts.admin.visibility import VisibleAdmin


class ReadOnItsPage(VisibleAdmin):
    """Its page offers the form, which leads back to it."""

    def response_post_save_add(self, request: HttpRequest, obj: Any) -> HttpResponseRedirect:
        return HttpResponseRedirect(obj.get_absolute_url())

    def response_post_save_change(self, request: HttpRequest, obj: Any) -> HttpResponseRedirect:
        return HttpResponseRedirect(obj.get_absolute_url())


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
