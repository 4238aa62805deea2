"""The list of notices, and the page of one."""

from commitments.views.notice.listed import notices_page
from commitments.views.notice.page import notice_page

__all__ = ["notice_page", "notices_page"]
