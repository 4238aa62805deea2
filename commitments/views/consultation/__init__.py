"""List view and detail view of consultations."""

from commitments.views.consultation.list_view import consultations_page
from commitments.views.consultation.page import consultation_page

__all__ = ["consultation_page", "consultations_page"]
