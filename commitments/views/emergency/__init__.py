"""List view and detail view of emergencies."""

from commitments.views.emergency.list_view import emergencies_page
from commitments.views.emergency.page import emergency_page

__all__ = ["emergencies_page", "emergency_page"]
