"""List view and detail view of joint decisions."""

from commitments.views.decision.list_view import decisions_page
from commitments.views.decision.page import decision_page

__all__ = ["decision_page", "decisions_page"]
