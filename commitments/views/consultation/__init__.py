"""List view and detail view of consultations."""

from commitments.views.consultation.listed import consultations_page
from commitments.views.consultation.page import consultation_page

__all__ = ["consultation_page", "consultations_page"]
