"""List view and detail view of notices."""

from commitments.views.notice.list_view import notices_page
from commitments.views.notice.page import notice_page

__all__ = ["notice_page", "notices_page"]
