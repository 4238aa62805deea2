"""Admin of the text, commitments and their progress, activities, decisions and notices."""

from commitments.admin import (
    activities,
    area_records,
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
