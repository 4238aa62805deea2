"""List view and detail view of activities."""

from commitments.views.activity.list_view import activities_page, read_activities
from commitments.views.activity.page import activity_page

__all__ = ["activities_page", "activity_page", "read_activities"]
