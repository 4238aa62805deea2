"""Links from the admin to portal pages: the page of a record's commitment, or the text of the MOC."""

from typing import Any

from django.urls import reverse

from core.admin.visibility import VisibleAdmin


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
