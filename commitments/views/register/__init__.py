"""Register page: query, result list and saved views."""

from commitments.views.register.asked import Asked, read_asked
from commitments.views.register.keeping import saved_view_page, saved_views_page
from commitments.views.register.page import register_page

__all__ = ["Asked", "read_asked", "register_page", "saved_view_page", "saved_views_page"]
