"""What: the text, the register of commitments and what has become of them, what is decided and notified."""

from commitments.admin import (
    activities,
    areas,
    commitments,
    consultations,
    contact_points,
    decisions,
    emergencies,
    evidence,
    intellectual_property,
    notices,
    progress,
    text,
)

__all__ = [
    "activities",
    "areas",
    "commitments",
    "consultations",
    "contact_points",
    "decisions",
    "emergencies",
    "evidence",
    "intellectual_property",
    "notices",
    "progress",
    "text",
]
