"""Pages of the register, of the text of the MOC, and of what article 5(a) leaves open."""

from commitments.views.commitment import commitment_page
from commitments.views.comparisons import choose, compare
from commitments.views.evidence import evidence_file, evidence_file_page
from commitments.views.intellectual_property import intellectual_property
from commitments.views.register import register_page, saved_view_page, saved_views_page
from commitments.views.texts import current, version

__all__ = [
    "choose",
    "commitment_page",
    "compare",
    "current",
    "evidence_file",
    "evidence_file_page",
    "intellectual_property",
    "register_page",
    "saved_view_page",
    "saved_views_page",
    "version",
]
